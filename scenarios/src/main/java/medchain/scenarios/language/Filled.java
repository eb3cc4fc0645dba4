package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Key.Known;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.kernel.Bug;

/** A checked section with every default written out, read by paths relative to it. */
record Filled(Section section) {

    /** Writes the defaults of all keys into a checked document, in the order of the registry. */
    static Filled fill(Section root) {
        return new Filled(new Filler(root).section("", root));
    }

    Optional<Tree> tree(String path) {
        Optional<Tree> found = Optional.of(section);
        for (var name : path.split("\\.", -1)) {
            found = found.flatMap(t -> t instanceof Section s ? s.get(name) : Optional.empty());
        }
        return found;
    }

    Optional<Value> optional(String path) {
        return tree(path).filter(Scalar.class::isInstance).map(t -> ((Scalar) t).value());
    }

    /** A key that is required or has a fallback. */
    Value value(String path) {
        return optional(path).orElseThrow(() -> new Bug("no key " + path + " after filling in"));
    }

    String text(String path) {
        return value(path).text();
    }

    Optional<Filled> section(String path) {
        return tree(path).filter(Section.class::isInstance).map(t -> new Filled((Section) t));
    }

    List<Tree> items(String path) {
        return tree(path).map(t -> ((Items) t).items()).orElse(List.of());
    }

    List<Filled> sections(String path) {
        return items(path).stream().map(t -> new Filled((Section) t)).toList();
    }

    Place place() {
        return section.place();
    }

    private record Filler(Section root) implements Known {
        Section section(String path, Section written) {
            var entries = new ArrayList<Entry>();
            for (var key : Keys.of(path)) {
                var value = written.get(key.name()).or(() -> fallback(key));
                value.ifPresent(v -> entries.add(new Entry(key.name(), v.place(), inside(key, v))));
            }
            return new Section(entries, written.place());
        }

        private Optional<Tree> fallback(Key key) {
            if (key.kind() instanceof Kind.Section(boolean always) && always) {
                return Optional.of(new Section(List.of(), root.place()));
            }
            return key.fallback().map(f -> f.apply(this));
        }

        private Tree inside(Key key, Tree value) {
            return switch (key.kind()) {
                case Kind.Section _ -> section(key.path(), (Section) value);
                case Kind.Either _ -> value instanceof Section s ? section(key.path(), s) : value;
                case Kind.Sections _ ->
                        new Items(
                                ((Items) value)
                                        .items().stream()
                                                .<Tree>map(i ->
                                                        section(key.path() + "[]", (Section) i))
                                                .toList(),
                                value.place());
                default -> value;
            };
        }

        @Override
        public Tree tree(String path) {
            return written(path)
                    .or(() -> Keys.find(path).flatMap(this::fallback))
                    .orElseThrow(() -> new Bug("key " + path + " has no fallback"));
        }

        @Override
        public Optional<Tree> written(String path) {
            return new Filled(root).tree(path);
        }
    }
}
