package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class PassphraseBoxTest {
    private static final byte[] LABEL = "test box 1".getBytes(StandardCharsets.US_ASCII);
    private static final PassphraseBox.Cost CHEAP = new PassphraseBox.Cost(1, 1, 1);
    private static final byte[] PLAIN = new Streams(5).stream("plain").bytes(300);

    private static Secret phrase(String text) {
        return new Secret(text.toCharArray());
    }

    private static byte[] sealed(PassphraseBox.Cost cost) {
        return PassphraseBox.seal(
                LABEL, phrase("correct horse battery"), cost, PLAIN, new Streams(6).stream("salt"));
    }

    private static boolean opens(byte[] box) {
        return PassphraseBox.open(LABEL, phrase("correct horse battery"), box).isPresent();
    }

    @Test
    void what_was_sealed_opens_with_its_passphrase_and_no_other() {
        var box = sealed(PassphraseBox.Cost.USUAL);

        assertThat(PassphraseBox.open(LABEL, phrase("correct horse battery"), box))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(PLAIN));
        assertThat(PassphraseBox.open(LABEL, phrase("correct horse batterz"), box)).isEmpty();
        assertThat(PassphraseBox.open(LABEL, phrase(""), box)).isEmpty();
    }

    @Test
    void every_bit_of_a_box_is_guarded_label_costs_salt_and_nonce_too() {
        var box = sealed(CHEAP);
        for (int bit = 0; bit < 8 * box.length; bit++) {
            var bad = box.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(opens(bad)).as("bit %d flipped", bit).isFalse();
        }
        assertThat(opens(box)).isTrue();
    }

    @Test
    void a_box_that_ends_early_or_late_does_not_open() {
        var box = sealed(CHEAP);
        for (int length = 0; length < box.length; length++) {
            assertThat(opens(Arrays.copyOf(box, length))).as("%d bytes", length).isFalse();
        }
        assertThat(opens(Arrays.copyOf(box, box.length + 1))).isFalse();
    }

    @Test
    void a_box_of_another_label_is_not_taken_for_this_one() {
        var other = "test box 2".getBytes(StandardCharsets.US_ASCII);
        assertThat(PassphraseBox.open(other, phrase("correct horse battery"), sealed(CHEAP)))
                .isEmpty();
    }

    @Test
    void the_same_text_typed_in_two_normal_forms_is_one_passphrase() {
        var composed = phrase("motde passe \u00e9");
        var decomposed = phrase("motde passe e\u0301");
        var box = PassphraseBox.seal(LABEL, composed, CHEAP, PLAIN, new Streams(7).stream("salt"));
        assertThat(PassphraseBox.open(LABEL, decomposed, box)).isPresent();
    }

    @Test
    void a_short_or_broken_passphrase_is_refused_when_it_is_chosen() {
        assertThat(PassphraseBox.policyFault(phrase("eleven char"))).isPresent();
        assertThat(PassphraseBox.policyFault(phrase("twelve chars"))).isEmpty();
        assertThat(PassphraseBox.policyFault(phrase("with a NUL \0 in it"))).isPresent();
        assertThat(PassphraseBox.policyFault(phrase("half a pair \ud800"))).isPresent();
        assertThat(PassphraseBox.policyFault(phrase("x".repeat(1025)))).isPresent();
    }
}
