/**
 * Receives: integers and keys. Hands on: ciphertexts, packed columns, encrypted sums and dot
 * products. The only importer of javallier.
 */
@NullMarked
package medchain.simulator.paillier;

import org.jspecify.annotations.NullMarked;
