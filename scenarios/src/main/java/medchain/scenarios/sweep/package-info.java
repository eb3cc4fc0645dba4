/** Receives: a scenario that varies. Hands on: one row of measures a run, whoever did them. */
@NullMarked
package medchain.scenarios.sweep;

import org.jspecify.annotations.NullMarked;
