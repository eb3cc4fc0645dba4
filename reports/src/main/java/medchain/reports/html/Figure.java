package medchain.reports.html;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import medchain.reports.chart.Chart;
import medchain.reports.chart.Look;

/** A chart inside the page, on light or dark ground as the reader prefers. */
record Figure(Chart chart) {
    void appendTo(Page page) {
        page.add("<figure><picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .add(data(Look.DARK))
                .add("\">\n<img style=\"width:")
                .add(chart.percentOfPage() + "")
                .add("%\" src=\"")
                .add(data(Look.LIGHT))
                .add("\" alt=\"")
                .add(Safe.text(chart.title() + ". " + chart.subtitle()))
                .add("\">\n</picture></figure>\n");
    }

    private String data(Look look) {
        var svg = chart.svg(look).getBytes(StandardCharsets.UTF_8);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
    }
}
