package medchain.shell.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Writes a view as one JSON value. */
final class JsonLayout {
    private JsonLayout() {}

    static String text(View view) {
        return switch (view) {
            case View.Sheet sheet ->
                    sheet.rows().stream()
                            .map(row -> Json.of(object(sheet.columns(), row)))
                            .collect(Collectors.joining(",\n ", "[", "]"));
            case View.Facts facts ->
                    Json.of(
                            object(
                                    List.copyOf(facts.values().keySet()),
                                    List.copyOf(facts.values().values())));
            case View.Note(_, var text) -> Json.of(Map.of("message", text));
            case View.Heading(var title, _) -> Json.of(Map.of("heading", title));
            case View.Text(var lines) -> Json.of(Map.of("text", lines));
        };
    }

    private static SequencedMap<String, Object> object(List<String> names, List<Object> values) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i).replace(' ', '_'), values.get(i));
        }
        return object;
    }
}
