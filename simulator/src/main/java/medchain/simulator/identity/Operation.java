package medchain.simulator.identity;

/** What a medical transaction does to a record. */
public enum Operation {
    ADD,
    UPDATE,
    SHARE
}
