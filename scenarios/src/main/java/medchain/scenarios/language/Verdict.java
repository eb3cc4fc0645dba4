package medchain.scenarios.language;

/** Three-valued, after Jepsen: what was not seen often enough is neither held nor broken. */
public enum Verdict {
    HELD,
    BROKEN,
    UNKNOWN
}
