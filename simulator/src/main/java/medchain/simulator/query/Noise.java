package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import medchain.simulator.kernel.ByteSource;

/**
 * Two-sided geometric noise (Ghosh, Roughgarden and Sundararajan, STOC 2009): one patient more or
 * less changes the odds of any answer by at most e^epsilon.
 */
final class Noise {
    /** Beyond e^-64 of all draws; larger ones are cut off there. */
    private static final int MOST_SCALES = 64;

    private final double scale;

    /**
     * @param sensitivity how much one patient can change the sum
     * @param epsilon above 0
     */
    Noise(BigInteger sensitivity, BigDecimal epsilon) {
        scale = sensitivity.doubleValue() / epsilon.doubleValue();
    }

    /** No noise is larger in size. */
    BigInteger most() {
        return new BigDecimal(scale * MOST_SCALES).toBigInteger().add(BigInteger.ONE);
    }

    BigInteger draw(ByteSource random) {
        return geometric(random).subtract(geometric(random));
    }

    /** Failures before the first success of probability 1 - e^(-1/scale), by inversion. */
    private BigInteger geometric(ByteSource random) {
        long bits = ByteBuffer.wrap(random.bytes(Long.BYTES)).getLong() >>> 11;
        double unit = (bits + 1) * 0x1.0p-53;
        double drawn = StrictMath.floor(-StrictMath.log(unit) * scale);
        return new BigDecimal(drawn).toBigInteger().min(most());
    }
}
