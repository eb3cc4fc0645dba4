package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void every_kind_of_value_comes_back() {
        var hash = Digests.sha256(new byte[] {1});
        var written =
                new CanonicalWriter()
                        .u8(255)
                        .flag(true)
                        .varint(-1)
                        .zigzag(Long.MIN_VALUE)
                        .bytes(new byte[] {9, 8})
                        .text("Zoë 𝛑")
                        .hash(hash)
                        .integer(BigInteger.TWO.pow(300).negate())
                        .decimal(new BigDecimal("-123.4500"))
                        .optional(Optional.of("x"), CanonicalWriter::text)
                        .optional(Optional.<String>empty(), CanonicalWriter::text)
                        .list(List.of(1L, 300L), CanonicalWriter::varint)
                        .toBytes();
        var in = new CanonicalReader(written);
        assertThat(in.u8()).isEqualTo(255);
        assertThat(in.flag()).isTrue();
        assertThat(in.varint()).isEqualTo(-1);
        assertThat(in.zigzag()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.bytes()).containsExactly(9, 8);
        assertThat(in.text()).isEqualTo("Zoë 𝛑");
        assertThat(in.hash()).isEqualTo(hash);
        assertThat(in.integer()).isEqualTo(BigInteger.TWO.pow(300).negate());
        assertThat(in.decimal()).isEqualTo(new BigDecimal("-123.4500"));
        assertThat(in.optional(CanonicalReader::text)).contains("x");
        assertThat(in.optional(CanonicalReader::text)).isEmpty();
        assertThat(in.list(CanonicalReader::varint)).containsExactly(1L, 300L);
        in.end();
    }

    @Test
    void random_numbers_come_back_from_their_only_encoding() {
        var random = new Streams(1).stream("numbers");
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >>> random.nextInt(64);
            var encoded = new CanonicalWriter().varint(value).zigzag(value).toBytes();
            var in = new CanonicalReader(encoded);
            assertThat(in.varint()).isEqualTo(value);
            assertThat(in.zigzag()).isEqualTo(value);
            in.end();
        }
    }

    @Test
    void whatever_random_bytes_are_accepted_are_written_again_the_same() {
        var random = new Streams(2).stream("fuzz");
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] data = random.bytes(random.nextInt(12));
            for (int j = 0; j < data.length; j++) {
                data[j] = random.chance(0.7) ? (byte) random.nextInt(4) : data[j];
            }
            accepted += rewritten(data, r -> r.varint(), (w, v) -> w.varint(v));
            accepted += rewritten(data, r -> r.text(), (w, v) -> w.text(v));
            accepted += rewritten(data, r -> r.integer(), (w, v) -> w.integer(v));
            accepted += rewritten(data, r -> r.decimal(), (w, v) -> w.decimal(v));
            accepted +=
                    rewritten(
                            data,
                            r -> r.list(CanonicalReader::zigzag),
                            (w, v) -> w.list(v, CanonicalWriter::zigzag));
            accepted +=
                    rewritten(
                            data,
                            r -> r.optional(CanonicalReader::flag),
                            (w, v) -> w.optional(v, CanonicalWriter::flag));
        }
        assertThat(accepted).isGreaterThan(5_000);
    }

    private static <T> int rewritten(
            byte[] data,
            Function<CanonicalReader, T> read,
            java.util.function.BiConsumer<CanonicalWriter, T> write) {
        T value;
        try {
            value = CanonicalReader.read(data, read);
        } catch (MalformedEncoding refused) {
            return 0;
        }
        var writer = new CanonicalWriter();
        write.accept(writer, value);
        assertThat(writer.toBytes()).isEqualTo(data);
        return 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000", "808000", "ff00", "ffffffffffffffffff02", "80", ""})
    void a_number_too_long_or_cut_off_is_refused(String hex) {
        refused(hex, CanonicalReader::varint);
    }

    @Test
    void the_largest_number_is_ten_bytes() {
        assertThat(HEX.formatHex(new CanonicalWriter().varint(-1).toBytes()))
                .isEqualTo("ffffffffffffffffff01");
        refused("ffffffffffffffffff8100", CanonicalReader::varint);
    }

    @Test
    void trailing_bytes_are_refused() {
        assertThat(CanonicalReader.<Integer>read(new byte[] {7}, CanonicalReader::u8)).isEqualTo(7);
        refused("0700", CanonicalReader::u8);
    }

    @Test
    void lengths_beyond_the_data_are_refused_before_anything_is_allocated() {
        refused("ffffffff07", CanonicalReader::bytes);
        refused("ffffffffffffffffff01", CanonicalReader::bytes);
        refused("ffffffff07", CanonicalReader::text);
        refused("ffffffffffffffffff01", in -> in.list(CanonicalReader::u8));
        refused("0201", CanonicalReader::bytes);
        refused("00".repeat(31), CanonicalReader::hash);
    }

    @Test
    void a_flag_is_zero_or_one() {
        refused("02", CanonicalReader::flag);
        refused("02", in -> in.optional(CanonicalReader::u8));
    }

    @Test
    void text_must_be_utf_8_and_composed() {
        refused("03" + "65cc81", CanonicalReader::text); // e + combining acute
        refused("02" + "c080", CanonicalReader::text); // over-long NUL
        refused("03" + "eda080", CanonicalReader::text); // half a surrogate pair
        refused("01" + "ff", CanonicalReader::text);
        assertThatIllegalArgumentException().isThrownBy(() -> write(w -> w.text("e\u0301")));
        assertThatIllegalArgumentException().isThrownBy(() -> write(w -> w.text("\ud800")));
        assertThat(CanonicalReader.<String>read(HEX.parseHex("02c3a9"), CanonicalReader::text))
                .isEqualTo("é");
    }

    @Test
    void integers_take_as_few_bytes_as_they_can() {
        refused("00", CanonicalReader::integer);
        refused("020001", CanonicalReader::integer);
        refused("02ff80", CanonicalReader::integer);
        assertThat(
                        CanonicalReader.<BigInteger>read(
                                HEX.parseHex("020080"), CanonicalReader::integer))
                .isEqualTo(128);
    }

    @Test
    void a_scale_that_would_fill_the_memory_is_refused() {
        var huge = new CanonicalWriter().integer(BigInteger.ONE).zigzag(-1_000_000_000).toBytes();
        refused(HEX.formatHex(huge), CanonicalReader::decimal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(w -> w.decimal(BigDecimal.valueOf(1, 1001))));
    }

    @Test
    void bytes_out_of_range_are_not_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> write(w -> w.u8(256)));
        assertThatIllegalArgumentException().isThrownBy(() -> write(w -> w.u8(-1)));
    }

    @Test
    void a_digest_needs_no_length() {
        assertThat(new CanonicalWriter().hash(Hash.ZERO).toBytes()).isEqualTo(new byte[32]);
    }

    private static void write(Consumer<CanonicalWriter> what) {
        what.accept(new CanonicalWriter());
    }

    private static <T> void refused(String hex, Function<CanonicalReader, T> read) {
        assertThatExceptionOfType(MalformedEncoding.class)
                .isThrownBy(() -> CanonicalReader.read(HEX.parseHex(hex), read));
    }
}
