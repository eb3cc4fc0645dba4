package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class SimulatedSignaturesTest {
    private static final byte[] MESSAGE = "alice: yes".getBytes(StandardCharsets.UTF_8);

    private final SimulatedSignatures scheme = new SimulatedSignatures(7);
    private final SigningKey key = scheme.key(new AccountId("alice"), 2048);

    @Test
    void a_signature_holds_for_its_message_key_and_domain_only() {
        var signature = key.sign("transaction", MESSAGE, salt("salt"));
        assertThat(scheme.verify(key.verifyKey(), "transaction", MESSAGE, signature)).isTrue();
        assertThat(scheme.verify(key.verifyKey(), "block-header", MESSAGE, signature)).isFalse();
        assertThat(scheme.verify(key.verifyKey(), "transaction", new byte[0], signature)).isFalse();
        var bob = scheme.key(new AccountId("bob"), 2048).verifyKey();
        assertThat(scheme.verify(bob, "transaction", MESSAGE, signature)).isFalse();
    }

    @Test
    void every_bit_of_a_signature_counts() {
        var bytes = key.sign("transaction", MESSAGE, salt("salt")).bytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(
                            scheme.verify(
                                    key.verifyKey(),
                                    "transaction",
                                    MESSAGE,
                                    new Signature(changed)))
                    .isFalse();
        }
        var longer = new Signature(java.util.Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(scheme.verify(key.verifyKey(), "transaction", MESSAGE, longer)).isFalse();
    }

    @Test
    void who_knows_the_public_key_only_or_another_worlds_secret_forges_nothing() {
        var other = new SimulatedSignatures(8).key(new AccountId("alice"), 2048);
        var theirs = other.sign("transaction", MESSAGE, salt("salt"));
        assertThat(scheme.verify(key.verifyKey(), "transaction", MESSAGE, theirs)).isFalse();
        var guess = new SimulatedSigningKey(key.verifyKey(), new byte[32]);
        var guessed = guess.sign("transaction", MESSAGE, salt("salt"));
        assertThat(scheme.verify(key.verifyKey(), "transaction", MESSAGE, guessed)).isFalse();
    }

    @Test
    void keys_and_signatures_are_as_long_as_rsas() {
        for (int bits : new int[] {2048, 3072}) {
            var simulated = scheme.key(new AccountId("node-1"), bits);
            var real = RsaKeys.generate(salt("rsa"), bits);
            assertThat(simulated.verifyKey().bits()).isEqualTo(bits);
            assertThat(simulated.sign("vote", MESSAGE, salt("salt")).length())
                    .isEqualTo(real.sign("vote", MESSAGE, salt("salt")).length());
        }
    }

    @Test
    void a_kept_key_is_the_same_key() {
        for (var kept : new SigningKey[] {key, RsaKeys.generate(salt("rsa"), 2048)}) {
            var out = new CanonicalWriter();
            kept.write(out);
            assertThat(SigningKey.read(new CanonicalReader(out.toBytes()))).isEqualTo(kept);
        }
        assertThatThrownBy(() -> SigningKey.read(new CanonicalReader(new byte[] {9})))
                .isInstanceOf(MalformedEncoding.class);
    }

    @Test
    void a_key_is_not_printed() {
        assertThat(key.toString()).isEqualTo("SimulatedSigningKey of 2048 bits");
    }

    private static medchain.simulator.kernel.ByteSource salt(String name) {
        return new Streams(42).stream(name);
    }
}
