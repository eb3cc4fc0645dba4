package medchain.scenarios.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.input.FhirImport;
import medchain.scenarios.input.FhirReader;
import medchain.scenarios.input.JsonText;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import org.hl7.fhir.r4.model.Bundle;

/** Bundles by HAPI FHIR's strict parser: what FHIR R4 does not know is refused, not left out. */
public final class HapiReader implements FhirReader {
    private static final int MESSAGE_MOST = 160;

    /** Made by {@link java.util.ServiceLoader}. */
    public HapiReader() {}

    @Override
    public FhirImport read(List<JsonText> bundles) {
        var parser = FhirContext.forR4().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        var pool = new Pool();
        for (var text : bundles) {
            var bundle = bundle(parser, text);
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                pool.add(text, i, bundle.getEntry().get(i));
            }
        }
        return new Mapping(pool).done();
    }

    private static Bundle bundle(IParser parser, JsonText text) {
        try {
            if (parser.parseResource(text.text()) instanceof Bundle bundle) {
                return bundle;
            }
        } catch (DataFormatException | IllegalArgumentException refused) {
            throw json(refused)
                    .map(j -> wrong(place(text.source(), j), "", refused))
                    .or(() -> inEntries(parser, text))
                    .orElseGet(() -> wrong(new Place(text.source(), 1, 1), "", refused));
        }
        throw BadInput.data(
                new Place(text.source(), 1, 1),
                "a FHIR resource that is no Bundle; expected resourceType Bundle");
    }

    /** The parser does not say where; so each entry is tried by itself. */
    private static Optional<BadInput> inEntries(IParser parser, JsonText text) {
        for (int i = 0; i < text.entries().size(); i++) {
            var entry = text.entries().get(i);
            try {
                parser.parseResource(alone(entry.text()));
            } catch (DataFormatException | IllegalArgumentException refused) {
                return Optional.of(wrong(entry.place(), "Bundle.entry[" + i + "]: ", refused));
            }
        }
        return Optional.empty();
    }

    private static String alone(String entry) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entry + "]}";
    }

    private static BadInput wrong(Place place, String path, Exception refused) {
        return BadInput.data(
                place,
                path + "no FHIR R4: " + shortened(refused) + "; expected a Bundle as FHIR has it");
    }

    /** Where the JSON parser stopped: the text is no JSON. */
    private static Place place(String source, JsonProcessingException stopped) {
        var at = stopped.getLocation();
        return new Place(source, at.getLineNr(), at.getColumnNr());
    }

    private static Optional<JsonProcessingException> json(Throwable refused) {
        for (Throwable t = refused; t != null; t = t.getCause()) {
            if (t instanceof JsonProcessingException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String shortened(Throwable refused) {
        var text =
                json(refused)
                        .map(JsonProcessingException::getOriginalMessage)
                        .orElse(String.valueOf(refused.getMessage()))
                        .replaceAll("HAPI-[0-9]+: ", "")
                        .replaceAll("\\s+", " ");
        return text.length() <= MESSAGE_MOST ? text : text.substring(0, MESSAGE_MOST) + "…";
    }
}
