package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class RsaPssTest {
    private static final RsaSigningKey KEY = RsaKeys.generate(stream("key"), 2048);
    private static final byte[] MESSAGE = "add record 7".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_key_depends_on_its_source_alone() {
        assertThat(RsaKeys.generate(stream("key"), 2048)).isEqualTo(KEY);
        assertThat(RsaKeys.generate(stream("other"), 2048)).isNotEqualTo(KEY);
    }

    @Test
    void keys_keep_the_bounds_of_fips_186_5() {
        for (int bits : new int[] {2048, 2304, 3072}) {
            var key = RsaKeys.generate(stream("bounds"), bits);
            assertThat(key.verifyKey().bits()).isEqualTo(bits);
            assertThat(key.p()).isGreaterThan(key.q());
            assertThat(key.p().subtract(key.q()).bitLength()).isGreaterThan(bits / 2 - 100);
            for (var prime : new BigInteger[] {key.p(), key.q()}) {
                assertThat(prime.bitLength()).isEqualTo(bits / 2);
                assertThat(prime.testBit(bits / 2 - 2)).isTrue();
                assertThat(prime.isProbablePrime(64)).isTrue();
                assertThat(prime.subtract(BigInteger.ONE).gcd(VerifyKey.F4)).isOne();
            }
        }
    }

    @Test
    void a_signature_holds_for_its_message_key_and_domain_only() {
        var signature = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt"));
        var key = KEY.verifyKey();
        assertThat(RsaPss.verify(key, "transaction", MESSAGE, signature)).isTrue();
        assertThat(RsaPss.verify(key, "consent-approve", MESSAGE, signature)).isFalse();
        assertThat(RsaPss.verify(key, "transaction", new byte[0], signature)).isFalse();
        var other = RsaKeys.generate(stream("other"), 2048).verifyKey();
        assertThat(RsaPss.verify(other, "transaction", MESSAGE, signature)).isFalse();
    }

    @Test
    void the_given_salt_decides_the_bytes() {
        var one = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt"));
        assertThat(RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt"))).isEqualTo(one);
        assertThat(RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt 2"))).isNotEqualTo(one);
        assertThat(one.length()).isEqualTo(256);
    }

    @Test
    void the_jdk_accepts_our_signatures_and_we_accept_its() throws Exception {
        var spec = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        var factory = KeyFactory.getInstance("RSA");
        var jdk = java.security.Signature.getInstance("RSASSA-PSS");
        jdk.setParameter(spec);
        var signed = RsaPss.signedBytes("transaction", MESSAGE);

        jdk.initVerify(
                factory.generatePublic(
                        new RSAPublicKeySpec(KEY.verifyKey().modulus(), VerifyKey.F4)));
        jdk.update(signed);
        assertThat(jdk.verify(RsaPss.sign(KEY, "transaction", MESSAGE, stream("s")).bytes()))
                .isTrue();

        var d = KEY.parameters().getExponent();
        jdk.initSign(
                factory.generatePrivate(
                        new java.security.spec.RSAPrivateKeySpec(KEY.verifyKey().modulus(), d)));
        jdk.update(signed);
        assertThat(
                        RsaPss.verify(
                                KEY.verifyKey(), "transaction", MESSAGE, new Signature(jdk.sign())))
                .isTrue();
    }

    @Test
    void hostile_signatures_are_false_not_exceptions() {
        var key = KEY.verifyKey();
        var good = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt")).bytes();
        for (int bit = 0; bit < good.length * 8; bit += 13) {
            var flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifies(key, flipped)).isFalse();
        }
        var n = key.modulus();
        assertThat(verifies(key, new byte[0])).isFalse();
        assertThat(verifies(key, new byte[256])).isFalse();
        assertThat(verifies(key, new byte[255])).isFalse();
        assertThat(verifies(key, new byte[100_000])).isFalse();
        assertThat(verifies(key, unsigned(n))).isFalse();
        assertThat(verifies(key, unsigned(n.subtract(BigInteger.ONE)))).isFalse();
        assertThat(verifies(key, HexFormat.of().parseHex("ff".repeat(256)))).isFalse();
        var plusModulus = new BigInteger(1, good).add(n);
        assertThat(plusModulus.bitLength() > 2048 || !verifies(key, unsigned(plusModulus)))
                .isTrue();
    }

    @Test
    void a_signature_has_one_spelling() {
        // one in 256 begins with a zero byte, which some verifiers let fall
        var salt = stream("many salts");
        byte[] signature;
        do {
            signature = RsaPss.sign(KEY, "transaction", MESSAGE, salt).bytes();
        } while (signature[0] != 0);
        assertThat(verifies(KEY.verifyKey(), signature)).isTrue();
        var shorter = Arrays.copyOfRange(signature, 1, signature.length);
        assertThat(verifies(KEY.verifyKey(), shorter)).isFalse();
    }

    @Test
    void hostile_keys_are_false_not_exceptions() {
        var good = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt")).bytes();
        var three = BigInteger.valueOf(3);
        for (var modulus :
                new BigInteger[] {
                    BigInteger.TWO.pow(2048).subtract(BigInteger.ONE),
                    three.pow(1300),
                    KEY.verifyKey().modulus().add(BigInteger.TWO)
                }) {
            assertThat(verifies(new VerifyKey(modulus, VerifyKey.F4), good)).isFalse();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifyKey(KEY.p(), VerifyKey.F4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyKey(three.pow(100_000), VerifyKey.F4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyKey(KEY.verifyKey().modulus(), three));
    }

    @Test
    void unusable_wishes_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaKeys.generate(stream("short"), 1024));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaKeys.generate(stream("odd"), 2049));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPss.sign(KEY, "Tx/1", MESSAGE, stream("salt")));
        assertThatIllegalArgumentException().isThrownBy(() -> new RsaSigningKey(KEY.q(), KEY.p()));
    }

    @Test
    void a_private_key_is_not_printed() {
        assertThat(KEY.toString()).isEqualTo("RsaSigningKey of 2048 bits");
    }

    @Test
    void a_signature_is_verified_once_and_remembered() {
        var signature = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt"));
        var memo = new VerifiedSignatures(RsaPss.SCHEME, 10);
        for (int node = 0; node < 15; node++) {
            assertThat(memo.verify(KEY.verifyKey(), "transaction", MESSAGE, signature)).isTrue();
            assertThat(memo.verify(KEY.verifyKey(), "block-header", MESSAGE, signature)).isFalse();
        }
        assertThat(memo.verified()).isEqualTo(2);
        assertThat(memo.remembered()).isEqualTo(28);
    }

    @Test
    void a_full_memo_forgets_what_was_asked_for_longest_ago() {
        var signature = RsaPss.sign(KEY, "transaction", MESSAGE, stream("salt"));
        var memo = new VerifiedSignatures(RsaPss.SCHEME, 2);
        for (String domain : new String[] {"transaction", "b", "transaction", "c", "transaction"}) {
            memo.verify(KEY.verifyKey(), domain, MESSAGE, signature);
        }
        assertThat(memo.verified()).isEqualTo(3);
        assertThat(memo.verify(KEY.verifyKey(), "b", MESSAGE, signature)).isFalse();
        assertThat(memo.verified()).isEqualTo(4);
    }

    private static boolean verifies(VerifyKey key, byte[] signature) {
        return RsaPss.verify(key, "transaction", MESSAGE, new Signature(signature));
    }

    private static byte[] unsigned(BigInteger n) {
        return HexFormat.of()
                .parseHex(("0".repeat(512) + n.toString(16)).substring(n.toString(16).length()));
    }

    private static ByteSource stream(String name) {
        return new Streams(42).stream(name);
    }
}
