/** Receives: an experiment. Hands on: a finished world, its facts and its verdicts. */
@NullMarked
package medchain.scenarios.run;

import org.jspecify.annotations.NullMarked;
