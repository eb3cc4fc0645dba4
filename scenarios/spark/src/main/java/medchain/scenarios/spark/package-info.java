/** Receives: the tasks of a sweep. Hands on: their results, done by Apache Spark. */
@NullMarked
package medchain.scenarios.spark;

import org.jspecify.annotations.NullMarked;
