package medchain.scenarios.input;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import medchain.scenarios.language.BadInput;

/** Reads FHIR R4 bundles; found among jars that the shell does not load by itself. */
public interface FhirReader {
    /**
     * @param bundles that belong together: what one says may refer to what another holds
     * @throws BadInput for what is no bundle of FHIR R4, or refers to what is in none of them
     */
    FhirImport read(List<JsonText> bundles);

    /**
     * The reader, and with it HAPI FHIR.
     *
     * @throws BadInput configuration, when its jars are not there
     */
    static FhirReader in(ClassLoader jars) {
        return ServiceLoader.load(FhirReader.class, jars)
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                BadInput.CONFIGURATION,
                                Optional.empty(),
                                "no reader of FHIR beside the program",
                                Optional.of("build MedChain anew")));
    }
}
