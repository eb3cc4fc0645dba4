package medchain.scenarios.fhir;

import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;

/** What people and organisations are called. Patients' names are nobody's business here. */
final class Names {
    private static final int ID_MOST = 64;

    private Names() {}

    static String of(Resource resource) {
        return switch (resource) {
            case Practitioner p when p.hasName() -> p.getNameFirstRep().getNameAsSingleString();
            case Organization o when o.hasName() -> o.getName();
            default -> "";
        };
    }

    /** As a name of an account or an organisation; empty when nothing of it may stand in one. */
    static String id(String text) {
        var id = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-._]+|-+$", "");
        return id.length() <= ID_MOST ? id : id.substring(0, ID_MOST);
    }
}
