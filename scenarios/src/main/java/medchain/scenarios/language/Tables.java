package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;

/**
 * CSV files that belong to a scenario: where it names one, its lines take the place of the name, so
 * that {@code effective.yaml} needs nothing beside it. Each line keeps its place in the file.
 */
final class Tables {
    private Tables() {}

    static Tree inline(Tree document, ScenarioText.Beside beside) {
        var made = document;
        for (var key : Keys.all()) {
            if (key.kind() instanceof Kind.Table) {
                made = inline(made, List.of(key.path().split("\\.", -1)), beside);
            }
        }
        return made;
    }

    private static Tree inline(Tree at, List<String> path, ScenarioText.Beside beside) {
        if (path.isEmpty()) {
            return at instanceof Scalar name ? lines(name, beside) : at;
        }
        if (!(at instanceof Section section)) {
            return at;
        }
        var entry =
                section.entries().stream().filter(e -> e.key().equals(path.getFirst())).findFirst();
        return entry.<Tree>map(e ->
                        section.with(
                                new Entry(
                                        e.key(),
                                        e.place(),
                                        inline(e.value(), path.subList(1, path.size()), beside))))
                .orElse(section);
    }

    private static Items lines(Scalar name, ScenarioText.Beside beside) {
        Includes.checkInside(name, "overlay.csv");
        var file = beside.open(name.value());
        var lines = new ArrayList<Tree>();
        var all = file.text().lines().toList();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isBlank()) {
                lines.add(new Scalar(all.get(i), true, new Place(file.source(), i + 1, 1)));
            }
        }
        return new Items(lines, name.place());
    }

    /**
     * The cells of a table's lines, the line of names first.
     *
     * @param expected what a table of this kind looks like, for messages
     * @throws BadInput if there are no lines, or one has another number of cells than the first
     */
    static List<List<Value>> cells(Items table, String expected) {
        var rows = new ArrayList<List<Value>>();
        for (var item : table.items()) {
            var row = row((Scalar) item);
            if (!rows.isEmpty() && row.size() != rows.getFirst().size()) {
                throw BadInput.data(
                        item.place(),
                        row.size() + " cells; expected " + rows.getFirst().size() + " as above");
            }
            rows.add(row);
        }
        if (rows.size() < 2) {
            throw BadInput.data(
                    table.place(), "a table without rows; expected " + expected, Optional.empty());
        }
        return rows;
    }

    private static List<Value> row(Scalar line) {
        var cells = new ArrayList<Value>();
        var place = line.place();
        int column = place.column();
        for (var cell : line.text().split(",", -1)) {
            int blanks = cell.length() - cell.stripLeading().length();
            var text = cell.strip().replaceFirst("^\"(.*)\"$", "$1");
            cells.add(new Value(text, new Place(place.source(), place.line(), column + blanks)));
            column += cell.length() + 1;
        }
        return cells;
    }
}
