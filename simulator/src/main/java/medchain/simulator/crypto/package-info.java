/**
 * Receives: values and keys. Hands on: canonical bytes, digests, RFC 9162 Merkle trees, RSA-PSS
 * signatures, bcrypt password hashes.
 */
@NullMarked
package medchain.simulator.crypto;

import org.jspecify.annotations.NullMarked;
