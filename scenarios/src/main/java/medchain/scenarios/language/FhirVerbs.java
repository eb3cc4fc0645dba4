package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.rest;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code fhir}: what hospitals' systems exchange, as what a scenario reads. */
final class FhirVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "fhir import",
                            "Makes medical transactions of FHIR R4 bundles: in the running session,"
                                    + " or as a scenario",
                            "fhir import patient.json hospitals.json --out ward",
                            rest("file", Completion.FILE, "bundles that belong together"),
                            flag(
                                    "live",
                                    "registers the people, by an administrator's word, and submits"
                                            + " their operations"),
                            option(
                                    "password-file",
                                    Completion.FILE,
                                    "file whose first line is the first password of all who join")));

    private FhirVerbs() {}
}
