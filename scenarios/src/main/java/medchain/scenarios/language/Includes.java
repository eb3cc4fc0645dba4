package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;

/**
 * Puts a scenario upon the one that its key {@code include} names. Sections are merged key by key;
 * of everything else, lists too, the including file's own replaces that of the base. Each part
 * keeps its place, so an error names the file in which it stands.
 */
final class Includes {
    static final String KEY = "include";
    private static final int DEEPEST = 5;

    private Includes() {}

    static Tree resolve(ScenarioText text) {
        return resolve(text, List.of(text.source()));
    }

    private static Tree resolve(ScenarioText text, List<String> chain) {
        var tree = Yaml.parse(text.text(), text.source());
        if (!(tree instanceof Section own)) {
            return tree;
        }
        return own.get(KEY)
                .map(include -> (Tree) merge(base(text, include, chain), without(own)))
                .orElse(own);
    }

    private static Section base(ScenarioText text, Tree include, List<String> chain) {
        if (!(include instanceof Scalar name)) {
            throw BadInput.data(
                    include.place(), include.what() + " for include; expected the name of a file");
        }
        checkInside(name, "base.yaml");
        var base = text.beside().open(name.value());
        if (chain.contains(base.source()) || chain.size() >= DEEPEST) {
            throw BadInput.data(
                    name.place(),
                    String.join(" includes ", chain)
                            + " includes "
                            + base.source()
                            + "; expected no loop, and at most "
                            + DEEPEST
                            + " files");
        }
        var longer = new ArrayList<>(chain);
        longer.add(base.source());
        if (resolve(base, longer) instanceof Section section) {
            return section;
        }
        throw BadInput.data(
                new Place(base.source(), 1, 1), "no section of keys; expected a scenario's");
    }

    /** A file that somebody else wrote does not read what lies around. */
    static void checkInside(Scalar name, String example) {
        var text = name.text();
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
                || List.of(text.split("/", -1)).contains("..")) {
            throw BadInput.data(
                    name.place(),
                    name.what() + "; expected the name of a file in the scenario's folder",
                    Optional.of("such as " + example));
        }
    }

    private static Section without(Section own) {
        return new Section(
                own.entries().stream().filter(e -> !e.key().equals(KEY)).toList(), own.place());
    }

    private static Section merge(Section base, Section own) {
        var merged = base;
        for (var entry : own.entries()) {
            merged = merged.with(merged(base.get(entry.key()), entry));
        }
        return new Section(merged.entries(), own.place());
    }

    private static Entry merged(Optional<Tree> base, Entry own) {
        return base.isPresent()
                        && base.get() instanceof Section old
                        && own.value() instanceof Section its
                ? new Entry(own.key(), own.place(), merge(old, its))
                : own;
    }
}
