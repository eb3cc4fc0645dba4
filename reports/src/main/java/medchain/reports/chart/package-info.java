/** Receives: a CSV file of a result folder. Hands on: the picture drawn from it. */
@NullMarked
package medchain.reports.chart;

import org.jspecify.annotations.NullMarked;
