/** Receives: the measured runs of a sweep. Hands on: its tables, charts and page. */
@NullMarked
package medchain.reports.sweep;

import org.jspecify.annotations.NullMarked;
