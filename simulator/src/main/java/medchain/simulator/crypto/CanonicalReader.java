package medchain.simulator.crypto;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.simulator.identity.Hash;

/**
 * Reads what {@link CanonicalWriter} writes, from hostile bytes: every other encoding of a value is
 * refused with {@link MalformedEncoding}, and no length is believed before it is checked against
 * the bytes that are there.
 *
 * <p>The last call must be {@link #end()}, which refuses bytes that nobody read.
 */
public final class CanonicalReader {
    private static final int FIRST_CAPACITY_MOST = 1024;

    private final byte[] data;
    private int at;

    public CanonicalReader(byte[] data) {
        this.data = data.clone();
    }

    /** Reads one whole value: nothing may be left over. */
    public static <T> T read(byte[] data, Function<? super CanonicalReader, ? extends T> read) {
        var in = new CanonicalReader(data);
        T value = read.apply(in);
        in.end();
        return value;
    }

    public int u8() {
        need(1, "a byte");
        return data[at++] & 0xFF;
    }

    public boolean flag() {
        int value = u8();
        if (value > 1) {
            throw malformed("a flag of " + value);
        }
        return value == 1;
    }

    /** An unsigned 64-bit number; compare it with {@link Long#compareUnsigned}. */
    public long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            if (shift == 63 && next > 1) {
                throw malformed("a number of more than 64 bits");
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if (next == 0 && shift > 0) {
                    throw malformed("a number in more bytes than it takes");
                }
                return value;
            }
        }
    }

    public long zigzag() {
        long unsigned = varint();
        return (unsigned >>> 1) ^ -(unsigned & 1);
    }

    public byte[] bytes() {
        int length = length("bytes");
        var value = Arrays.copyOfRange(data, at, at + length);
        at += length;
        return value;
    }

    public String text() {
        int length = length("text");
        String value;
        try {
            value =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(data, at, length))
                            .toString();
        } catch (CharacterCodingException e) {
            throw malformed("text that is not UTF-8");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw malformed("text that is not in Unicode normal form C");
        }
        at += length;
        return value;
    }

    public Hash hash() {
        need(Hash.BYTES, "a digest");
        at += Hash.BYTES;
        return Hash.of(Arrays.copyOfRange(data, at - Hash.BYTES, at));
    }

    public BigInteger integer() {
        byte[] digits = bytes();
        if (digits.length == 0) {
            throw malformed("an integer of no bytes");
        }
        if (digits.length > 1 && digits[0] == digits[1] >> 7) {
            throw malformed("an integer in more bytes than it takes");
        }
        return new BigInteger(digits);
    }

    public BigDecimal decimal() {
        var unscaled = integer();
        long scale = zigzag();
        if (scale < -CanonicalWriter.SCALE_MOST || scale > CanonicalWriter.SCALE_MOST) {
            throw malformed("a decimal of scale " + scale);
        }
        return new BigDecimal(unscaled, (int) scale);
    }

    public <T> Optional<T> optional(Function<? super CanonicalReader, ? extends T> read) {
        return flag() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    public <T> List<T> list(Function<? super CanonicalReader, ? extends T> read) {
        int count = length("a list");
        var items = new ArrayList<T>(Math.min(count, FIRST_CAPACITY_MOST));
        for (int i = 0; i < count; i++) {
            items.add(read.apply(this));
        }
        return List.copyOf(items);
    }

    /** Refuses what is left over. */
    public void end() {
        if (at != data.length) {
            throw malformed(remaining() + " bytes too many");
        }
    }

    public int remaining() {
        return data.length - at;
    }

    /** A length or count, which cannot exceed the bytes that are left. */
    private int length(String ofWhat) {
        long length = varint();
        if (Long.compareUnsigned(length, remaining()) > 0) {
            throw malformed(ofWhat + " longer than the data");
        }
        return (int) length;
    }

    private void need(int bytes, String forWhat) {
        if (remaining() < bytes) {
            throw malformed("the data ends before " + forWhat);
        }
    }

    private MalformedEncoding malformed(String what) {
        return new MalformedEncoding(what + " at byte " + at);
    }
}
