package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.rest;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code fhir}: what hospitals' systems exchange, as what a scenario reads. */
final class FhirVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "fhir import",
                            "Makes medical transactions, and a scenario of them, of FHIR R4 bundles",
                            "fhir import patient.json hospitals.json --out ward",
                            rest("file", Completion.FILE, "bundles that belong together")));

    private FhirVerbs() {}
}
