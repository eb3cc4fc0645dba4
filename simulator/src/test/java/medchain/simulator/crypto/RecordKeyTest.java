package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final Streams STREAMS = new Streams(20261127);
    private static final SigningKey ALICE = RsaKeys.generate(STREAMS.stream("alice"), 2048);
    private static final SigningKey BOB = RsaKeys.generate(STREAMS.stream("bob"), 2048);
    private static final Hash WHAT = Digests.sha256(new byte[] {1});
    private static final Hash OTHER = Digests.sha256(new byte[] {2});

    private static RecordKey key(String name) {
        return RecordKey.fresh(new Streams(1).stream(name));
    }

    @Test
    void a_text_of_any_length_comes_back_with_its_key() {
        var key = key("k");
        for (int length = 0; length < 200; length++) {
            var text = "ä".repeat(length / 2) + "x".repeat(length % 2);
            var sealed = key.seal(text);
            assertThat(key.open(sealed, key.commitmentTo(text))).contains(text);
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            assertThat(sealed).hasSize(RecordKey.sealedBytes(bytes));
        }
    }

    @Test
    void texts_of_nearly_one_length_look_alike() {
        assertThat(key("a").seal("")).hasSameSizeAs(key("b").seal("x".repeat(63)));
        assertThat(key("a").seal("x".repeat(64)).length).isGreaterThan(key("a").seal("").length);
    }

    @Test
    void every_bit_of_ciphertext_and_commitment_counts() {
        var key = key("k");
        var sealed = key.seal("Amoxicillin");
        var commitment = key.commitmentTo("Amoxicillin");
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            var bad = sealed.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.open(bad, commitment)).isEmpty();
        }
        for (int bit = 0; bit < 8 * Hash.BYTES; bit++) {
            var bad = commitment.bytes();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.open(sealed, Hash.of(bad))).isEmpty();
        }
        assertThat(key("other").open(sealed, commitment)).isEmpty();
        assertThat(key.open(new byte[3], commitment)).isEmpty();
    }

    @Test
    void a_commitment_tells_nothing_to_who_guesses_the_text() {
        assertThat(key("a").commitmentTo("HIV positive"))
                .isNotEqualTo(key("b").commitmentTo("HIV positive"));
    }

    @Test
    void a_key_reaches_those_it_was_wrapped_for_and_only_for_that_version() {
        var key = key("k");
        var alice = OpeningKey.of(ALICE);
        var bob = OpeningKey.of(BOB);
        var wraps =
                key.wrapFor(
                        List.of(alice.sealingKey(), bob.sealingKey()), WHAT, STREAMS.stream("w"));

        var sealed = key.seal("text");
        for (var wrap :
                List.of(
                        RecordKey.unwrap(wraps.get(0), alice, WHAT),
                        RecordKey.unwrap(wraps.get(1), bob, WHAT))) {
            assertThat(wrap.flatMap(k -> k.open(sealed, key.commitmentTo("text"))))
                    .contains("text");
        }
        assertThat(RecordKey.unwrap(wraps.get(0), bob, WHAT)).isEmpty();
        assertThat(RecordKey.unwrap(wraps.get(0), alice, OTHER)).isEmpty();
        wraps.get(0).destroy();
        assertThat(RecordKey.unwrap(wraps.get(0), alice, WHAT)).isEmpty();
    }

    @Test
    void a_sealing_key_that_makes_every_secret_zero_is_refused() {
        var zero = new SealingKey(new byte[32]);
        assertThatThrownBy(() -> key("k").wrapFor(List.of(zero), WHAT, STREAMS.stream("z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_version_is_on_the_chain_as_another_program_seals_it() {
        var key = RecordKey.fresh(out -> java.util.Arrays.fill(out, (byte) 7));
        assertThat(HexFormat.of().formatHex(key.seal("Amoxicillin 500 mg")))
                .isEqualTo(
                        "20b5cbca92f162848d6ee144f14b7b8ed08829f973dcab5b161580c84fe91a66edc9495483f26bfec4baf87f98a748aa4680a84f89fc34e8c92e871c062bf97ae1aafc4d1fa4a620448215392cd1b536");
        assertThat(key.commitmentTo("Amoxicillin 500 mg").hex())
                .isEqualTo("bb5bec9926a58eaac37967af8d9b97cb2156a4a50eaa72619894f3170ee09709");
    }
}
