package medchain.simulator.world;

import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;

/**
 * What an account is made of: its owner's role, password hash and key. Made at the edge or from the
 * world's seed.
 */
public record Enrolment(AccountId account, Role role, PasswordHash password, SigningKey key) {}
