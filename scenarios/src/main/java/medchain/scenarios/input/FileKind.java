package medchain.scenarios.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises files that are no text, whatever their name says. */
final class FileKind {
    /** As many of the first bytes as it needs to see. */
    static final int BYTES = 4096;

    private FileKind() {}

    /** What the file looks like, if it is no plain text in UTF-8. */
    static Optional<String> notText(byte[] first) {
        if (begins(first, 0x1F, 0x8B)) {
            return Optional.of("a gzip archive; unpack it first");
        }
        if (begins(first, 'P', 'K', 3, 4)) {
            var text = new String(first, StandardCharsets.ISO_8859_1);
            return Optional.of(
                    text.contains("xl/") || text.contains("[Content_Types].xml")
                            ? "an Excel workbook; save it as CSV first"
                            : "a zip archive; unpack it first");
        }
        if (begins(first, 0xFF, 0xFE) || begins(first, 0xFE, 0xFF)) {
            return Optional.of("UTF-16 text; save it as UTF-8");
        }
        if (begins(first, '%', 'P', 'D', 'F') || begins(first, 'P', 'A', 'R', '1')) {
            return Optional.of("a " + (first[1] == 'P' ? "PDF" : "Parquet") + " file; export CSV");
        }
        if (begins(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("an old Office document; save it as CSV first");
        }
        for (byte b : first) {
            if (b == 0) {
                return Optional.of("a binary file");
            }
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
