package medchain.simulator.intake;

/** What the intake says. */
public sealed interface IntakeDecision {
    record Accepted(Submission submission) implements IntakeDecision {}

    /**
     * @param reason in words, one
     */
    record Refused(String reason) implements IntakeDecision {}
}
