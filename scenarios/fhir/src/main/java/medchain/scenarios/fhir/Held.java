package medchain.scenarios.fhir;

import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource of a bundle.
 *
 * @param place where its entry begins
 * @param path of it in its bundle: {@code Bundle.entry[3].resource}
 */
record Held(Place place, String path, String fullUrl, Resource resource) {
    /** The id by itself: neither a type in front nor {@code urn:uuid:}. */
    String id() {
        var id = resource.getIdElement().getIdPart();
        return (id == null ? fullUrl : id).replaceFirst("^urn:uuid:", "");
    }

    String type() {
        return resource.fhirType();
    }

    /**
     * @param element as FHIR writes it: {@code subject}
     */
    BadInput wrong(String element, String what) {
        return BadInput.data(place, path + " (" + type() + ")." + element + ": " + what);
    }
}
