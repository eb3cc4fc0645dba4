package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void is_the_sha_256_of_its_entries() throws Exception {
        var trace = new Trace();
        trace.event(1, 2, 3, 4);
        trace.text("é");
        var bytes = ByteBuffer.allocate(33 + 7);
        bytes.put((byte) 1).putLong(1).putLong(2).putLong(3).putLong(4);
        bytes.put((byte) 2).putInt(2).put((byte) 0xC3).put((byte) 0xA9);
        assertThat(trace.digest())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        assertThat(trace.entries()).isEqualTo(2);
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
    void texts_longer_than_the_buffer_and_divided_otherwise_differ() {
        var one = new Trace();
        one.text("x".repeat(40_000));
        var two = new Trace();
        two.text("x".repeat(20_000));
        two.text("x".repeat(20_000));
        assertThat(one.digest()).isNotEqualTo(two.digest());
    }
}
