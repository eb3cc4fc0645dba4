package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Section;

/** Applies {@code --set path=value} to a document before it is checked. */
final class Overrides {
    private static final Pattern STEP =
            Pattern.compile("([A-Za-z0-9_.-]*?[A-Za-z0-9_-])(?:\\[([0-9]{1,6})])?");

    private Overrides() {}

    /**
     * @param setting {@code world.network.loss=5%} or {@code workload[0].records.limit=10}; the
     *     value is YAML
     */
    static Tree apply(Tree document, String setting) {
        var place = new Place("--set " + setting.split("=", 2)[0], 1, 1);
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new BadInput(
                    BadInput.USAGE,
                    Optional.empty(),
                    "--set " + setting + "; expected path=value",
                    Optional.of("for example --set world.network.loss=5%"));
        }
        var start = new Place(place.source(), 1, equals + 2);
        var text = setting.substring(equals + 1);
        var value = text.isEmpty() ? new Tree.Scalar("", true, start) : Yaml.parse(text, start);
        return set(document, setting.substring(0, equals), value, place);
    }

    static Tree set(Tree document, String path, Tree value, Place place) {
        return set(document, List.of(path.split("\\.", -1)), value, place);
    }

    private static Tree set(Tree at, List<String> path, Tree value, Place place) {
        if (path.isEmpty()) {
            return value;
        }
        var step = STEP.matcher(path.getFirst());
        if (!step.matches()) {
            throw BadInput.data(
                    place, "\"" + path.getFirst() + "\" in the path; expected key or key[index]");
        }
        if (!(at instanceof Section section)) {
            throw BadInput.data(place, at.what() + " has no key \"" + step.group(1) + "\"");
        }
        var rest = path.subList(1, path.size());
        var old = section.get(step.group(1));
        var index =
                step.group(2) == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(step.group(2)));
        var changed =
                index.isPresent()
                        ? inItem(old, index.getAsInt(), rest, value, place)
                        : set(old.orElse(new Section(List.of(), place)), rest, value, place);
        return section.with(new Entry(step.group(1), place, changed));
    }

    private static Tree inItem(
            Optional<Tree> old, int index, List<String> rest, Tree value, Place place) {
        if (!(old.orElse(null) instanceof Items list) || index >= list.items().size()) {
            throw BadInput.data(place, "no item [" + index + "]; expected one that is there");
        }
        var items = new ArrayList<>(list.items());
        items.set(index, set(items.get(index), rest, value, place));
        return new Items(items, list.place());
    }
}
