/** Receives: facts. Hands on: numbers, each defined once: name, unit, formula. */
@NullMarked
package medchain.reports.measure;

import org.jspecify.annotations.NullMarked;
