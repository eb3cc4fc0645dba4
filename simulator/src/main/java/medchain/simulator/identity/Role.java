package medchain.simulator.identity;

import java.util.Locale;

/** The three roles of people, and the nodes that run the chain. */
public enum Role {
    PATIENT,
    DOCTOR,
    ADMINISTRATOR,
    NODE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
