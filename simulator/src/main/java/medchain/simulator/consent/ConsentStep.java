package medchain.simulator.consent;

/** What the consent stage says. */
public sealed interface ConsentStep {
    /** Everybody whose yes is needed has said it. */
    record Granted(Approved approved) implements ConsentStep {}

    /** The patient must be asked. */
    record Ask(PendingConsent pending) implements ConsentStep {}

    /** The patient said no. */
    record Denied(PendingConsent pending, ConsentDecision decision) implements ConsentStep {}

    /** The answer does not count. */
    record Refused(String reason) implements ConsentStep {}
}
