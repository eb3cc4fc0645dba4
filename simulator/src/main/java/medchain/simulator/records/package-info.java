/**
 * Receives: irreversible blocks. Hands on: record histories to those who may see them, and an entry
 * in the access log for each who tried.
 */
@NullMarked
package medchain.simulator.records;

import org.jspecify.annotations.NullMarked;
