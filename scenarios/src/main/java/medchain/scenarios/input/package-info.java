/**
 * Receives: a file or a database table. Hands on: raw tables and the people and arrivals that a
 * workload is made of.
 */
@NullMarked
package medchain.scenarios.input;

import org.jspecify.annotations.NullMarked;
