package medchain.shell.render;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a view as CSV (RFC 4180); text that a spreadsheet would run as a formula is disarmed. */
final class CsvLayout {
    private CsvLayout() {}

    static List<String> lines(View view) {
        return switch (view) {
            case View.Sheet sheet ->
                    Stream.concat(
                                    Stream.of(row(sheet.columns())),
                                    sheet.rows().stream().map(CsvLayout::row))
                            .toList();
            case View.Facts facts ->
                    List.of(
                            row(List.copyOf(facts.values().keySet())),
                            row(List.copyOf(facts.values().values())));
            case View.Note _, View.Heading _ -> List.of();
            case View.Text(var lines) -> lines.stream().map(View.Text::safe).toList();
        };
    }

    private static String row(List<?> values) {
        return values.stream().map(CsvLayout::cell).collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        if (Values.isNumber(value)) {
            return value.toString();
        }
        var text = SafeText.of(Values.text(value));
        // CWE-1236: =, +, -, @ and their full-width forms begin a formula
        var disarmed = text.matches("(?s)[=+\\-@＝＋－＠].*") ? "'" + text : text;
        return disarmed.matches("(?s).*[,\"'].*") || !disarmed.equals(text)
                ? '"' + disarmed.replace("\"", "\"\"") + '"'
                : disarmed;
    }
}
