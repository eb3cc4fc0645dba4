package medchain.scenarios.language;

import java.util.List;
import medchain.scenarios.language.Arguments.Value;

/** Checks that a named column is there. */
final class Columns {
    private static final int SHOWN = 12;

    private Columns() {}

    static void check(Value value, List<String> columns) {
        if (!columns.contains(value.text())) {
            var some = columns.stream().limit(SHOWN).toList();
            throw BadInput.data(
                    value.place(),
                    "no column \""
                            + value.text()
                            + "\"; expected one of "
                            + String.join(", ", some)
                            + (columns.size() > SHOWN ? ", …" : ""),
                    Suggest.hint(value.text(), columns));
        }
    }
}
