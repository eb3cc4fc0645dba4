package medchain.simulator.identity;

import java.util.Locale;

/** The three roles of people, and the nodes that run the chain. */
public enum Role {
    PATIENT(0),
    DOCTOR(1),
    ADMINISTRATOR(2),
    NODE(3);

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

    /** For sentences: a doctor, an administrator. */
    public String withArticle() {
        return (this == ADMINISTRATOR ? "an " : "a ") + word();
    }
}
