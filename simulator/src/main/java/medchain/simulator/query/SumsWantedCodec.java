package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.intake.Bytes;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.Scaling;
import medchain.simulator.learning.SumsWanted;

/** The bytes in which a trainer announces on the chain what it wants to have summed. */
public final class SumsWantedCodec {
    private static final String MAGIC = "MedChain/v1/sums-wanted";

    private SumsWantedCodec() {}

    public static Bytes encode(SumsWanted wanted) {
        var out = new ByteWriter().text(MAGIC);
        switch (wanted) {
            case SumsWanted.Moments(int features, int decimals) ->
                    out.u8(1).u16(features).u16(decimals);
            case SumsWanted.Products(var scalings) -> write(out.u8(2), scalings);
            case SumsWanted.Derivatives(var scalings, var weights) -> {
                write(out.u8(3), scalings);
                out.u16(weights.size());
                weights.forEach(weight -> write(out, weight));
            }
        }
        return new Bytes(out.bytes());
    }

    private static void write(ByteWriter out, List<Scaling> scalings) {
        out.u16(scalings.size());
        for (var scaling : scalings) {
            write(out, scaling.centre());
            write(out, scaling.spread());
            out.u8(scaling.constant() ? 1 : 0);
        }
    }

    private static void write(ByteWriter out, double value) {
        out.integer(BigInteger.valueOf(Double.doubleToLongBits(value)));
    }

    /**
     * @return refused when the bytes announce nothing
     */
    public static Answer<SumsWanted> decode(Bytes bytes) {
        try {
            var in = new ByteReader(bytes.value());
            if (!in.text().equals(MAGIC)) {
                throw new ByteReader.Malformed("another kind of bytes");
            }
            var wanted = wanted(in);
            in.end();
            return Answer.of(wanted);
        } catch (ByteReader.Malformed | IllegalArgumentException | ArithmeticException e) {
            return Answer.refused("no announcement of sums: " + e.getMessage());
        }
    }

    private static SumsWanted wanted(ByteReader in) throws ByteReader.Malformed {
        return switch (in.u8()) {
            case 1 -> new SumsWanted.Moments(in.u16(), in.u16());
            case 2 -> new SumsWanted.Products(scalings(in));
            case 3 -> {
                var scalings = scalings(in);
                int count = in.u16();
                var weights = new ArrayList<Double>();
                for (int j = 0; j < count; j++) {
                    weights.add(number(in));
                }
                yield new SumsWanted.Derivatives(scalings, weights);
            }
            default -> throw new ByteReader.Malformed("an unknown kind of sums");
        };
    }

    private static List<Scaling> scalings(ByteReader in) throws ByteReader.Malformed {
        int count = in.u16();
        var scalings = new ArrayList<Scaling>();
        for (int j = 0; j < count; j++) {
            scalings.add(new Scaling(number(in), number(in), in.u8() == 1));
        }
        return scalings;
    }

    private static double number(ByteReader in) throws ByteReader.Malformed {
        double value = Double.longBitsToDouble(in.integer().longValueExact());
        if (!Double.isFinite(value)) {
            throw new ByteReader.Malformed("a number without a size");
        }
        return value;
    }
}
