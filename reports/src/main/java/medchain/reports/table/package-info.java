/** Receives: facts and measures. Hands on: the tables of a result folder. */
@NullMarked
package medchain.reports.table;

import org.jspecify.annotations.NullMarked;
