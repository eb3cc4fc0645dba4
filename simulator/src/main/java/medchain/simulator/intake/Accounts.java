package medchain.simulator.intake;

import java.util.Optional;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;

/** What the intake and the consent desk need to know of accounts; the ledger state answers. */
public interface Accounts {
    /** Empty when there is no such account, or no longer. */
    Optional<Role> role(AccountId account);

    /** Also of an account that was closed. */
    Optional<VerifyKey> key(AccountId account);

    /** Whether there was such an account and an administrator has closed it. */
    boolean isClosed(AccountId account);

    /** Whether without this account nobody would be an administrator. */
    boolean isLastAdministrator(AccountId account);

    /** Whether somebody may answer in a patient's place, see {@link Content.Mandate}. */
    boolean represents(AccountId who, AccountId patient, SimTime at);

    /** Whether this number of the account may still be used, see {@link NonceWindow}. */
    boolean nonceIsFree(AccountId account, long nonce);
}
