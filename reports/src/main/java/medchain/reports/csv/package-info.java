/** Receives: a table. Hands on: a CSV file, and a table from a CSV file. */
@NullMarked
package medchain.reports.csv;

import org.jspecify.annotations.NullMarked;
