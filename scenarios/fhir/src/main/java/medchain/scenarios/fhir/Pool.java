package medchain.scenarios.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import medchain.scenarios.input.JsonText;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** All resources of all bundles, by everything that a reference may call them. */
final class Pool {
    /** {@code Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999955997}. */
    private static final Pattern CONDITIONAL =
            Pattern.compile("([A-Za-z]+)\\?identifier=([^|]*)\\|([^|&]+)");

    private final List<Held> all = new ArrayList<>();
    private final TreeMap<String, Held> byReference = new TreeMap<>();

    void add(JsonText text, int index, BundleEntryComponent entry) {
        var place =
                index < text.entries().size()
                        ? text.entries().get(index).place()
                        : new Place(text.source(), 1, 1);
        var path = "Bundle.entry[" + index + "].resource";
        if (!entry.hasResource()) {
            throw BadInput.data(place, path + ": none; expected a resource in each entry");
        }
        var fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
        var held = new Held(place, path, fullUrl, entry.getResource());
        boolean again = !fullUrl.isEmpty() && isKnown(fullUrl, held);
        if (!held.id().isEmpty()) {
            again |= isKnown(held.type() + "/" + held.id(), held);
        }
        if (again) {
            return;
        }
        all.add(held);
        for (var identifier : Identifiers.of(held.resource())) {
            byReference.putIfAbsent(called(held.type(), identifier), held);
        }
    }

    private boolean isKnown(String reference, Held held) {
        var other = byReference.putIfAbsent(reference, held);
        // files of one export repeat their hospitals; the same again is no contradiction
        if (other != null && !other.resource().equalsDeep(held.resource())) {
            throw BadInput.data(
                    held.place(),
                    held.path()
                            + ": \""
                            + reference
                            + "\" is also "
                            + other.path()
                            + " at "
                            + other.place()
                            + "; expected each resource once");
        }
        return other != null;
    }

    private static String called(String type, Identifier identifier) {
        return type + "|" + identifier.getSystem() + "|" + identifier.getValue();
    }

    List<Held> all() {
        return all;
    }

    /** What is known of whom a reference means. */
    record Target(String id, String reference, String name, Optional<Resource> resource) {}

    /**
     * Finds what a reference means; empty when the element is not there.
     *
     * @param element of {@code from} that refers
     * @throws BadInput when it means something that no bundle has
     */
    Optional<Target> find(Held from, String element, Reference reference) {
        var text = reference.hasReference() ? reference.getReference() : "";
        if (text.isEmpty()) {
            return reference.hasIdentifier() && reference.getIdentifier().hasValue()
                    ? Optional.of(outside(reference, reference.getIdentifier().getValue()))
                    : Optional.empty();
        }
        if (text.startsWith("#")) {
            return Optional.of(contained(from, element, text));
        }
        var conditional = CONDITIONAL.matcher(text);
        if (conditional.matches()) {
            var type = conditional.group(1);
            var value = conditional.group(3);
            var held = byReference.get(type + "|" + conditional.group(2) + "|" + value);
            return Optional.of(held == null ? outside(reference, value) : target(held));
        }
        var held = byReference.get(text);
        if (held == null) {
            held = byReference.get(relative(text));
        }
        if (held == null) {
            throw from.wrong(
                    element,
                    "refers to \""
                            + text
                            + "\", which is in none of the files; expected it in one of them");
        }
        return Optional.of(target(held));
    }

    /** {@code http://server/fhir/Patient/7/_history/2} is {@code Patient/7} of that server. */
    private static String relative(String text) {
        var parts = text.replaceFirst("/_history/.*", "").split("/", -1);
        return parts.length < 2 ? text : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    /** Somebody whom a register knows, and no bundle: the register's number names him. */
    private static Target outside(Reference reference, String value) {
        var display = reference.hasDisplay() ? reference.getDisplay() : "";
        var text = reference.hasReference() ? reference.getReference() : value;
        return new Target(value, text, display, Optional.empty());
    }

    private static Target contained(Held from, String element, String text) {
        var id = text.substring(1);
        if (from.resource() instanceof DomainResource domain) {
            for (var inner : domain.getContained()) {
                if (id.equals(inner.getIdElement().getIdPart().replaceFirst("^#", ""))) {
                    var reference = from.type() + "/" + from.id() + text;
                    return new Target(
                            from.id() + "." + id, reference, Names.of(inner), Optional.of(inner));
                }
            }
        }
        throw from.wrong(element, "refers to \"" + text + "\"; expected it in its contained");
    }

    private static Target target(Held held) {
        return new Target(
                held.id(),
                held.type() + "/" + held.id(),
                Names.of(held.resource()),
                Optional.of(held.resource()));
    }
}
