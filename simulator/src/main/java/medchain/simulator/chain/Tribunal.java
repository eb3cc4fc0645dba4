package medchain.simulator.chain;

import medchain.simulator.identity.AccountId;
import medchain.simulator.intake.Accounts;
import medchain.simulator.intake.Content;

/** Decides whether two signed statements convict a delegate; the rules of the chain know how. */
@FunctionalInterface
public interface Tribunal {
    /** Where there are no rules yet, nobody is convicted. */
    Tribunal NONE = (_, _, _) -> new Ruling.Dismissed("no evidence is heard here");

    /**
     * @param accounts for the delegate's key
     * @param epoch of the block in which the evidence stands
     */
    Ruling judge(Content.Evidence evidence, Accounts accounts, long epoch);

    /** What it decides. */
    sealed interface Ruling {
        /** No honest delegate signs both. */
        record Guilty(AccountId delegate) implements Ruling {}

        record Dismissed(String reason) implements Ruling {}
    }
}
