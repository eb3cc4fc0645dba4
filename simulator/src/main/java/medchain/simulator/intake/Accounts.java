package medchain.simulator.intake;

import java.util.Optional;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;

/** What the intake and the consent desk need to know of accounts; the ledger state answers. */
public interface Accounts {
    Optional<Role> role(AccountId account);

    Optional<VerifyKey> key(AccountId account);

    /** Whether this number of the account may still be used, see {@link NonceWindow}. */
    boolean nonceIsFree(AccountId account, long nonce);
}
