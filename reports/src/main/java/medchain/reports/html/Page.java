package medchain.reports.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import medchain.reports.csv.AtomicFile;

/** The frame of every page: one file, own style, no script, nothing from the network. */
public final class Page {
    private final StringBuilder html = new StringBuilder();

    /**
     * @param title as it is; escaped here
     */
    public Page(String title) {
        add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .add(" style-src 'unsafe-inline'; img-src data:\">\n<title>")
                .add(Safe.text(title))
                .add(" · MedChain</title>\n<style>\n")
                .add(style())
                .add("</style>\n</head>\n<body>\n<main>\n");
    }

    /** Adds markup; text of others must have gone through {@link Safe}. */
    public Page add(String markup) {
        html.append(markup);
        return this;
    }

    public Path write(Path file) throws IOException {
        var whole = html + "</main>\n</body>\n</html>\n";
        AtomicFile.write(
                file, temporary -> Files.writeString(temporary, whole, StandardCharsets.UTF_8));
        return file;
    }

    private static String style() {
        try (var in = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css", e);
        }
    }
}
