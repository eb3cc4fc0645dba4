package medchain.simulator.identity;

/**
 * Why patient data is read; the codes are HL7 v3 ActReason PurposeOfUse.
 *
 * @see <a href="https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html">v3 PurposeOfUse</a>
 */
public enum Purpose {
    TREAT("treatment"),
    ETREAT("emergency treatment"),
    BTG("break the glass"),
    HPAYMT("healthcare payment"),
    HOPERAT("healthcare operations"),
    HRESCH("healthcare research"),
    PATRQT("patient requested"),
    PUBHLTH("public health");

    private final String meaning;

    Purpose(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** What a reader of this role most often reads for. */
    public static Purpose usualFor(Role role) {
        return switch (role) {
            case PATIENT -> PATRQT;
            case DOCTOR -> TREAT;
            case RESEARCHER -> HRESCH;
            case ADMINISTRATOR, NODE -> HOPERAT;
        };
    }
}
