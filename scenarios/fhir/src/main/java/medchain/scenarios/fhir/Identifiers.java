package medchain.scenarios.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/** The numbers under which registers know people and organisations. */
final class Identifiers {
    private Identifiers() {}

    static List<Identifier> of(Resource resource) {
        return switch (resource) {
            case Patient p -> p.getIdentifier();
            case Practitioner p -> p.getIdentifier();
            case PractitionerRole p -> p.getIdentifier();
            case Organization o -> o.getIdentifier();
            default -> List.of();
        };
    }
}
