package medchain.simulator.identity;

import java.util.Locale;

/** The roles of people, and the nodes that run the chain. */
public enum Role {
    PATIENT(0),
    DOCTOR(1),
    ADMINISTRATOR(2),
    NODE(3),
    /** Asks encrypted datasets, and reads nobody's records. */
    RESEARCHER(4);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** Its number in canonical encodings; never changes. */
    public int code() {
        return code;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may publish encrypted datasets, query them, and train on them. */
    public boolean isOfData() {
        return this == DOCTOR || this == ADMINISTRATOR || this == RESEARCHER;
    }

    /** For sentences: a doctor, an administrator. */
    public String withArticle() {
        return (this == ADMINISTRATOR ? "an " : "a ") + word();
    }
}
