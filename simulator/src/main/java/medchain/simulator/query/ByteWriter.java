package medchain.simulator.query;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import medchain.simulator.kernel.Assumption;

/** Writes the one canonical form: big-endian numbers, counted text. */
final class ByteWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ByteWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    ByteWriter u8(int value) {
        Assumption.check(value >= 0 && value < 1 << 8, "beyond a byte");
        out.write(value);
        return this;
    }

    ByteWriter u16(int value) {
        Assumption.check(value >= 0 && value < 1 << 16, "beyond two bytes");
        return u8(value >>> 8).u8(value & 0xff);
    }

    ByteWriter u32(int value) {
        Assumption.check(value >= 0, "negative");
        return raw(ByteBuffer.allocate(4).putInt(value).array());
    }

    ByteWriter text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return u16(bytes.length).raw(bytes);
    }

    /** Any whole number: sign, length, size. */
    ByteWriter integer(BigInteger value) {
        var size = value.abs().toByteArray();
        return u8(value.signum() + 1).u16(size.length).raw(size);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
