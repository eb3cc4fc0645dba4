/**
 * Receives: text: a scenario file, a line of a timeline or of the shell. Hands on: an experiment or
 * a directive, or an error with line and column.
 */
@NullMarked
package medchain.scenarios.language;

import org.jspecify.annotations.NullMarked;
