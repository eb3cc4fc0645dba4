package medchain.reports.html;

import java.util.List;
import java.util.stream.IntStream;
import medchain.reports.csv.CsvTable;

/**
 * The beginning of a CSV file, folded away unless it is the first thing to read. Columns in which
 * the rows shown have nothing are left out.
 */
record TableView(String file, String what, CsvTable table) {
    private static final int FIRST_ROWS = 12;
    private static final int LONGEST_CELL = 60;
    private static final int WRAPPED = 36;

    void appendTo(Page page, boolean whole) {
        var rows = table.rows().stream().limit(whole ? Integer.MAX_VALUE : FIRST_ROWS).toList();
        page.add(whole ? "<details open>" : "<details>")
                .add("<summary><b>" + file + "</b> <span class=\"muted\">" + what + "</span> ")
                .add("<span class=\"count\">" + table.rows().size())
                .add(table.rows().size() == 1 ? " row" : " rows")
                .add("</span></summary>\n<div class=\"scroll\"><table>\n");
        body(page, rows);
        page.add("</table></div>\n<p class=\"muted\">")
                .add(rows.size() < table.rows().size() ? "First " + rows.size() + " rows. " : "")
                .add("All of it: <a href=\"" + file + "\">" + file + "</a></p></details>\n");
    }

    private void body(Page page, List<List<String>> rows) {
        var shown =
                IntStream.range(0, table.columns().size())
                        .filter(i -> rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
                        .boxed()
                        .toList();
        page.add("<thead><tr>");
        for (int column : shown) {
            boolean numbers = rows.stream().allMatch(row -> isNumber(row.get(column)));
            page.add(numbers ? "<th class=\"n\">" : "<th>")
                    .add(Safe.text(table.columns().get(column)) + "</th>");
        }
        page.add("</tr></thead>\n<tbody>\n");
        for (var row : rows) {
            page.add("<tr>");
            shown.forEach(column -> page.add(cell(row.get(column))));
            page.add("</tr>\n");
        }
        page.add("</tbody>");
    }

    private static String cell(String text) {
        var shown = text.length() > LONGEST_CELL ? Shown.shortened(text) : text;
        var kind = shown.length() > WRAPPED ? " class=\"long\"" : "";
        return "<td%s>%s</td>"
                .formatted(
                        !text.isEmpty() && isNumber(text) ? " class=\"n\"" : kind,
                        Safe.text(shown));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("(-?[0-9]+(\\.[0-9]+)?)?");
    }
}
