package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class DrbgTest {
    private static final byte[] SEED = new Streams(11).stream("seed").bytes(32);

    /** SP 800-90A, section 10.1.2, written from the text with the JDK's HMAC. */
    private static final class Reference {
        private byte[] key = new byte[32];
        private byte[] value = new byte[32];

        Reference(byte[] seed) throws Exception {
            Arrays.fill(value, (byte) 1);
            update(seed);
        }

        private byte[] mac(byte[]... parts) throws Exception {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        }

        private void update(byte[] data) throws Exception {
            key = mac(value, new byte[] {0}, data);
            value = mac(value);
            if (data.length > 0) {
                key = mac(value, new byte[] {1}, data);
                value = mac(value);
            }
        }

        byte[] next(int count) throws Exception {
            var out = new ByteArrayOutputStream();
            while (out.size() < count) {
                value = mac(value);
                out.writeBytes(value);
            }
            update(new byte[0]);
            return Arrays.copyOf(out.toByteArray(), count);
        }
    }

    @Test
    void it_is_the_standards_generator() throws Exception {
        var ours = new Drbg(SEED);
        var reference = new Reference(SEED);
        for (int count : new int[] {1, 16, 32, 33, 1000, 0, 7}) {
            assertThat(ours.bytes(count))
                    .as("%d bytes", count)
                    .isEqualTo(count == 0 ? new byte[0] : reference.next(count));
        }
    }

    @Test
    void a_large_request_is_several_of_the_standards_and_all_of_it_is_filled() throws Exception {
        var all = new Drbg(SEED).bytes((1 << 15) + 5);
        var reference = new Reference(SEED);
        assertThat(Arrays.copyOf(all, 1 << 15)).isEqualTo(reference.next(1 << 15));
        assertThat(Arrays.copyOfRange(all, 1 << 15, all.length)).isEqualTo(reference.next(5));
    }

    @Test
    void one_seed_repeats_and_another_does_not() {
        var other = SEED.clone();
        other[31] ^= 1;
        assertThat(new Drbg(SEED).bytes(64)).isEqualTo(new Drbg(SEED).bytes(64));
        assertThat(new Drbg(other).bytes(64)).isNotEqualTo(new Drbg(SEED).bytes(64));
    }
}
