package medchain.simulator.intake;

import java.util.Optional;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;

/** What the intake and the consent desk need to know of accounts; the ledger state answers. */
public interface Accounts {
    Optional<Role> role(AccountId account);

    Optional<VerifyKey> key(AccountId account);

    /** Whether somebody may answer in a patient's place, see {@link Content.Mandate}. */
    boolean represents(AccountId who, AccountId patient, SimTime at);

    /** Whether this number of the account may still be used, see {@link NonceWindow}. */
    boolean nonceIsFree(AccountId account, long nonce);
}
