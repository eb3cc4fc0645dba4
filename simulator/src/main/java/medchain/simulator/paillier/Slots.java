package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.kernel.Answer;

/**
 * Several signed numbers side by side in one plaintext: {@code Σ value·2^(bits·place)}.
 *
 * <p>Sums and multiples of packed plaintexts work on every slot at once, as long as each result
 * stays within {@link #reaches}: a negative slot borrows from its upper neighbour, and unpacking
 * gives the borrow back. Whether it stays is proven from public bounds before anything is computed.
 *
 * @param bits width of a slot; results lie strictly between -2^(bits-1) and 2^(bits-1)
 * @param count slots in a plaintext
 */
public record Slots(int bits, int count) {
    /** The packed number must stay within ±n/2: this many bits of n are not used. */
    private static final int GUARD = 2;

    public Slots {
        if (bits < 2 || count < 1) {
            throw new IllegalArgumentException("slots; expected bits from 2 and one slot or more");
        }
    }

    /**
     * As many slots of this width as the key has room for.
     *
     * @return refused when there is room for none
     */
    public static Answer<Slots> fitting(int bits, PublicKey key) {
        int count = (key.bits() - GUARD) / bits;
        return count > 0
                ? Answer.of(new Slots(bits, count))
                : Answer.refused(
                        "values need "
                                + bits
                                + " bits; a key of "
                                + key.bits()
                                + " bits has no room; expected fewer decimals or a longer key");
    }

    /** Whether these slots fit into a plaintext of this key. */
    public boolean fit(PublicKey key) {
        return (long) bits * count <= key.bits() - GUARD;
    }

    /** Whether a slot can hold every number of at most this size, of either sign. */
    public boolean reaches(BigInteger size) {
        return size.bitLength() < bits;
    }

    /** At most {@link #count} numbers, the first in the lowest slot, each within reach. */
    public BigInteger pack(List<BigInteger> values) {
        if (values.size() > count) {
            throw new IllegalArgumentException("more values than slots");
        }
        var sum = BigInteger.ZERO;
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!reaches(values.get(i).abs())) {
                throw new IllegalArgumentException("a value beyond its slot");
            }
            sum = sum.shiftLeft(bits).add(values.get(i));
        }
        return sum;
    }

    /** Every slot holding the same number. */
    public BigInteger everywhere(BigInteger value) {
        return pack(Collections.nCopies(count, value));
    }

    /** The numbers of the first slots, from the lowest. */
    public List<BigInteger> unpack(BigInteger packed, int howMany) {
        var modulus = BigInteger.ONE.shiftLeft(bits);
        var half = modulus.shiftRight(1);
        var out = new ArrayList<BigInteger>(howMany);
        var rest = packed;
        for (int i = 0; i < howMany; i++) {
            var slot = rest.mod(modulus);
            var value = slot.compareTo(half) >= 0 ? slot.subtract(modulus) : slot;
            out.add(value);
            rest = rest.subtract(value).shiftRight(bits);
        }
        return out;
    }
}
