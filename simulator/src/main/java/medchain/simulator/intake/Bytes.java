package medchain.simulator.intake;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with value equality. */
public final class Bytes {
    private final byte[] value;

    public Bytes(byte[] value) {
        this.value = value.clone();
    }

    public byte[] value() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Bytes other && Arrays.equals(value, other.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Length and head only: facts and logs must not grow with a dataset. */
    @Override
    public String toString() {
        var head = HexFormat.of().formatHex(value, 0, Math.min(4, value.length));
        return value.length + " bytes " + head;
    }
}
