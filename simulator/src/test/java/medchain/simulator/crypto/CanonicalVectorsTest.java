package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.identity.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The encoding, pinned by a file that a program in any language can check itself against. */
class CanonicalVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    record Vector(String kind, String value, String hex) {
        static Vector of(String line) {
            var fields = line.split("\t", -1);
            return new Vector(fields[0], fields[1], fields[2]);
        }

        byte[] bytes() {
            return HEX.parseHex(hex);
        }
    }

    static List<Vector> accepted() throws IOException {
        return vectors().filter(v -> !v.kind.startsWith("refused ")).toList();
    }

    static List<Vector> refused() throws IOException {
        return vectors()
                .filter(v -> v.kind.startsWith("refused "))
                .map(v -> new Vector(v.kind.substring(8), v.value, v.hex))
                .toList();
    }

    private static Stream<Vector> vectors() throws IOException {
        try (var file = CanonicalVectorsTest.class.getResourceAsStream("canonical-encoding.tsv")) {
            var text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(Vector::of);
        }
    }

    @Test
    void the_file_has_its_vectors() throws IOException {
        assertThat(accepted()).hasSize(89);
        assertThat(refused()).hasSize(27);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void values_are_written_as_the_file_says(Vector vector) {
        var out = new CanonicalWriter();
        write(out, vector.kind, vector.value);
        assertThat(HEX.formatHex(out.toBytes())).isEqualTo(vector.hex);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void bytes_are_read_as_the_file_says(Vector vector) {
        String value = CanonicalReader.read(vector.bytes(), in -> read(in, vector.kind));
        assertThat(value).isEqualTo(vector.value);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void other_bytes_are_refused(Vector vector) {
        assertThatExceptionOfType(MalformedEncoding.class)
                .isThrownBy(
                        () -> CanonicalReader.read(vector.bytes(), in -> read(in, vector.kind)));
    }

    private static void write(CanonicalWriter out, String kind, String value) {
        switch (kind) {
            case "u8" -> out.u8(Integer.parseInt(value));
            case "flag" -> out.flag(Boolean.parseBoolean(value));
            case "varint" -> out.varint(Long.parseUnsignedLong(value));
            case "zigzag" -> out.zigzag(Long.parseLong(value));
            case "bytes" -> out.bytes(HEX.parseHex(value));
            case "text" -> out.text(value);
            case "hash" -> out.hash(Hash.parse(value));
            case "integer" -> out.integer(new BigInteger(value));
            case "decimal" -> out.decimal(new BigDecimal(value));
            case "optional text" -> out.optional(some(value), CanonicalWriter::text);
            case "list of varint" -> out.list(numbers(value), CanonicalWriter::varint);
            default -> throw new AssertionError("no such kind: " + kind);
        }
    }

    private static String read(CanonicalReader in, String kind) {
        return switch (kind) {
            case "u8" -> String.valueOf(in.u8());
            case "flag" -> String.valueOf(in.flag());
            case "varint" -> Long.toUnsignedString(in.varint());
            case "zigzag" -> String.valueOf(in.zigzag());
            case "bytes" -> HEX.formatHex(in.bytes());
            case "text" -> in.text();
            case "hash" -> in.hash().hex();
            case "integer" -> in.integer().toString();
            case "decimal" -> in.decimal().toString();
            case "optional text" ->
                    in.optional(CanonicalReader::text).map(s -> "some:" + s).orElse("none");
            case "list of varint" ->
                    String.join(
                            " ",
                            in.list(CanonicalReader::varint).stream()
                                    .map(String::valueOf)
                                    .toList());
            default -> throw new AssertionError("no such kind: " + kind);
        };
    }

    private static Optional<String> some(String value) {
        return value.equals("none") ? Optional.empty() : Optional.of(value.substring(5));
    }

    private static List<Long> numbers(String value) {
        return Arrays.stream(value.split(" "))
                .filter(s -> !s.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
