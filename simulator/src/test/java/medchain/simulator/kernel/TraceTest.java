package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TraceTest {
    /** The digits of pi, as Blowfish's P-array has them, each 64 bits made odd. */
    private static final long[][] FACTORS = {
        {0x243F6A8885A308D3L, 0x13198A2E03707345L, 0xA4093822299F31D1L, 0x082EFA98EC4E6C89L},
        {0x452821E638D01377L, 0xBE5466CF34E90C6DL, 0xC0AC29B7C97C50DDL, 0x3F84D5B5B5470917L},
    };

    @Test
    void is_the_sha_256_of_texts_and_of_the_fingerprint_of_the_events_between() throws Exception {
        var trace = new Trace();
        trace.event(1, 2, 3, 4);
        trace.event(5, 6, -7, 8);
        trace.text("é");
        var bytes = ByteBuffer.allocate(25 + 7 + 25);
        for (int i = 0; i < 2; i++) {
            bytes.put((byte) 1).putLong(2);
            for (var k : FACTORS) {
                long first = carriedOn(sum(k, 1, 2, 3, 4));
                bytes.putLong(carriedOn(first + sum(k, 5, 6, -7, 8)));
            }
            if (i == 0) {
                bytes.put((byte) 2).putInt(2).put((byte) 0xC3).put((byte) 0xA9);
            }
        }
        assertThat(trace.digest())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        assertThat(trace.entries()).isEqualTo(3);
    }

    private static long carriedOn(long fingerprint) {
        long product = fingerprint * 0x9E3779B97F4A7C15L;
        return product << 29 | product >>> 35;
    }

    private static long sum(long[] factors, long... numbers) {
        long sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += Long.rotateLeft(numbers[i] * factors[i], 16 * i);
        }
        return sum;
    }

    @Test
    void any_bit_of_any_number_of_any_event_shows() {
        var seen = new HashSet<String>();
        seen.add(digest(_ -> {}));
        int histories = 1;
        for (int event = 0; event < 20; event++) {
            for (int number = 0; number < 4; number++) {
                for (int bit = 0; bit < 64; bit++) {
                    int e = event;
                    int n = number;
                    long flip = 1L << bit;
                    seen.add(digest(events -> events.get(e)[n] ^= flip));
                    histories++;
                }
            }
        }
        assertThat(seen).hasSize(histories);
    }

    @Test
    void no_two_bits_of_one_event_undo_each_other() {
        var seen = new HashSet<String>();
        for (int one = 0; one < 256; one++) {
            for (int other = 0; other < one; other++) {
                int first = one;
                int second = other;
                seen.add(
                        digest(events -> {
                            events.get(19)[first / 64] ^= 1L << first;
                            events.get(19)[second / 64] ^= 1L << second;
                        }));
            }
        }
        assertThat(seen).hasSize(256 * 255 / 2);
    }

    @Test
    void the_order_and_the_number_of_events_show() {
        var before = digest(_ -> {});
        assertThat(digest(events -> events.add(3, events.remove(11)))).isNotEqualTo(before);
        assertThat(digest(events -> events.remove(19))).isNotEqualTo(before);
        assertThat(digest(events -> events.add(0, new long[4]))).isNotEqualTo(before);
        var numbersOfTwo =
                digest(events -> {
                    long time = events.get(4)[0];
                    events.get(4)[0] = events.get(5)[0];
                    events.get(5)[0] = time;
                });
        assertThat(numbersOfTwo).isNotEqualTo(before);
    }

    @Test
    void between_which_events_a_text_stands_shows() {
        var seen = new HashSet<String>();
        for (int place = 0; place < 10; place++) {
            var trace = new Trace();
            for (int i = 0; i < 10; i++) {
                if (i == place) {
                    trace.text("a block");
                }
                trace.event(i, i, i, i);
            }
            seen.add(HexFormat.of().formatHex(trace.digest()));
        }
        assertThat(seen).hasSize(10);
    }

    @Test
    void looking_does_not_disturb_it() {
        var looked = new Trace();
        var unlooked = new Trace();
        for (int i = 0; i < 2_000; i++) {
            looked.event(i, i, i, i);
            looked.digest();
            unlooked.event(i, i, i, i);
        }
        assertThat(looked.digest()).isEqualTo(unlooked.digest()).isEqualTo(looked.digest());
    }

    @Test
    void texts_divided_otherwise_differ() {
        var one = new Trace();
        one.text("x".repeat(40_000));
        var two = new Trace();
        two.text("x".repeat(20_000));
        two.text("x".repeat(20_000));
        assertThat(one.digest()).isNotEqualTo(two.digest());
    }

    private static String digest(Consumer<List<long[]>> change) {
        var events = new ArrayList<long[]>();
        for (long i = 0; i < 20; i++) {
            events.add(new long[] {i * 1_000_003, i, i << 56 | i << 28 | 7 * i, i << 32 | 3});
        }
        change.accept(events);
        var trace = new Trace();
        events.forEach(e -> trace.event(e[0], e[1], e[2], e[3]));
        return HexFormat.of().formatHex(trace.digest());
    }
}
