package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A YAML document as written, each part with its place; no type is guessed. */
sealed interface Tree {
    Place place();

    /** What it is, for messages. */
    default String what() {
        return switch (this) {
            case Scalar(var text, _, _) -> "\"" + text + "\"";
            case Items _ -> "a list";
            case Section _ -> "a section of keys";
        };
    }

    /**
     * A single value.
     *
     * @param quoted that it is text was said by quotes or a block
     */
    record Scalar(String text, boolean quoted, Place place) implements Tree {
        Arguments.Value value() {
            return new Arguments.Value(text, place);
        }
    }

    record Items(List<Tree> items, Place place) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys in the order of the text; each at most once. */
    record Section(List<Entry> entries, Place place) implements Tree {
        public Section {
            entries = List.copyOf(entries);
        }

        Optional<Tree> get(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
        }

        /** The same with this key set, at its old place in the order or last. */
        Section with(Entry entry) {
            var all = new LinkedHashMap<String, Entry>();
            entries.forEach(e -> all.put(e.key(), e));
            all.put(entry.key(), entry);
            return new Section(new ArrayList<>(all.values()), place);
        }
    }

    record Entry(String key, Place place, Tree value) {}
}
