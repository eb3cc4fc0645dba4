package medchain.simulator.crypto;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import medchain.simulator.identity.Hash;

/**
 * Writes values as the one sequence of bytes that is hashed and signed: fields in a fixed order, no
 * names, no floating point, and for each value exactly one encoding.
 *
 * <p>What {@link CanonicalReader} accepts, this writes again byte for byte. Values that have no
 * canonical form (text that is not NFC, a scale beyond {@value #SCALE_MOST}) are refused with an
 * {@link IllegalArgumentException}.
 */
public final class CanonicalWriter {
    /** The largest number of decimal places, and of zeros before the point. */
    public static final int SCALE_MOST = 1000;

    private byte[] out = new byte[256];
    private int length;

    /**
     * One byte.
     *
     * @param value 0 to 255
     */
    public CanonicalWriter u8(int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("a byte is 0 to 255, not " + value);
        }
        put(value);
        return this;
    }

    /** 1 or 0. */
    public CanonicalWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    /** An unsigned number: seven bits a byte, the low ones first, in as few bytes as it takes. */
    public CanonicalWriter varint(long unsigned) {
        long rest = unsigned;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
        return this;
    }

    /** A signed number as the varint 0, -1, 1, -2, 2 … is numbered. */
    public CanonicalWriter zigzag(long signed) {
        return varint((signed << 1) ^ (signed >> 63));
    }

    /** Length and bytes. */
    public CanonicalWriter bytes(byte[] value) {
        varint(value.length);
        putAll(value);
        return this;
    }

    /** Length in bytes and UTF-8; the text must be in Unicode normal form C. */
    public CanonicalWriter text(String value) {
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("text is not in Unicode normal form C");
        }
        return bytes(utf8(value));
    }

    /** 32 bytes without a length. */
    public CanonicalWriter hash(Hash value) {
        putAll(value.bytes());
        return this;
    }

    /** Length and big-endian two's complement in as few bytes as it takes. */
    public CanonicalWriter integer(BigInteger value) {
        return bytes(value.toByteArray());
    }

    /** Unscaled value and scale; 1.0 and 1.00 are two values. */
    public CanonicalWriter decimal(BigDecimal value) {
        if (value.scale() < -SCALE_MOST || value.scale() > SCALE_MOST) {
            throw new IllegalArgumentException("a decimal of scale " + value.scale());
        }
        return integer(value.unscaledValue()).zigzag(value.scale());
    }

    /** A flag, and the value if there is one. */
    public <T> CanonicalWriter optional(
            Optional<T> value, BiConsumer<? super CanonicalWriter, ? super T> write) {
        flag(value.isPresent());
        value.ifPresent(present -> write.accept(this, present));
        return this;
    }

    /** The number of items, and the items; each must take a byte at least. */
    public <T> CanonicalWriter list(
            List<T> items, BiConsumer<? super CanonicalWriter, ? super T> write) {
        varint(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(out, length);
    }

    /** How many bytes there are so far. */
    public int length() {
        return length;
    }

    private void put(int value) {
        need(1);
        out[length++] = (byte) value;
    }

    private void putAll(byte[] value) {
        need(value.length);
        System.arraycopy(value, 0, out, length, value.length);
        length += value.length;
    }

    private void need(int more) {
        if (more > out.length - length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, Math.addExact(length, more)));
        }
    }

    private static byte[] utf8(String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text has half a surrogate pair", e);
        }
    }
}
