package medchain.simulator.query;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; anything else is {@link Malformed}. */
final class ByteReader {
    private final ByteBuffer in;

    ByteReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** The bytes are not what they claim to be; never leaves this package. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    byte[] raw(int length) throws Malformed {
        if (length < 0 || length > in.remaining()) {
            throw new Malformed("ends too early");
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    int u8() throws Malformed {
        return raw(1)[0] & 0xff;
    }

    int u16() throws Malformed {
        return u8() << 8 | u8();
    }

    int u32() throws Malformed {
        int value = ByteBuffer.wrap(raw(4)).getInt();
        if (value < 0) {
            throw new Malformed("a count too large");
        }
        return value;
    }

    /** A count of things that take at least this many bytes each: never more than are there. */
    int count(int bytesEach) throws Malformed {
        int count = u32();
        if ((long) count * bytesEach > in.remaining()) {
            throw new Malformed("a count too large");
        }
        return count;
    }

    /** What {@link ByteWriter#integer} wrote, in its one form. */
    BigInteger integer() throws Malformed {
        int sign = u8() - 1;
        var size = new BigInteger(raw(u16()));
        if (sign > 1 || size.signum() < 0 || sign == 0 != (size.signum() == 0)) {
            throw new Malformed("a number out of form");
        }
        return sign < 0 ? size.negate() : size;
    }

    String text() throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw(u16())))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("broken text");
        }
    }

    void end() throws Malformed {
        if (in.hasRemaining()) {
            throw new Malformed("has bytes too many");
        }
    }
}
