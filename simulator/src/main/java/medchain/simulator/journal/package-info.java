/**
 * Receives: facts from every stage. Hands on: the ordered list of happenings that checks and
 * reports read, and nothing else.
 */
@NullMarked
package medchain.simulator.journal;

import org.jspecify.annotations.NullMarked;
