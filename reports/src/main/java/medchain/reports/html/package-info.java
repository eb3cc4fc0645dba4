/** Receives: a result folder. Hands on: one HTML file that opens with no network. */
@NullMarked
package medchain.reports.html;

import org.jspecify.annotations.NullMarked;
