package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;

/** One holder's rows: all that ever leaves are sums over them, and those encrypted. */
public final class LocalSums {
    /** Bits left in a slot for adding up the sums of so many holders, and for the sign. */
    private static final int HOLDER_BITS = 11;

    private final Agreement agreement;
    private final Features rows;

    LocalSums(Agreement agreement, Features rows) {
        this.agreement = agreement;
        this.rows = rows;
    }

    public int rows() {
        return rows.rows().size();
    }

    /**
     * @return refused when the question would make a few rows stand out, or a sum needs more room
     *     than its slot has
     */
    public Answer<List<BigInteger>> of(SumsWanted wanted) {
        return switch (wanted) {
            case SumsWanted.Moments(int features, int decimals) ->
                    features == agreement.width() && decimals == agreement.decimals()
                            ? fitting(moments(decimals), wanted)
                            : unknown();
            case SumsWanted.Products(var scalings) ->
                    scalings.size() == agreement.width()
                            ? fitting(products(scalings), wanted)
                            : unknown();
            case SumsWanted.Derivatives derivatives ->
                    derivatives.scalings().size() == agreement.width()
                            ? derivatives(derivatives)
                            : unknown();
        };
    }

    private static Answer<List<BigInteger>> unknown() {
        return Answer.refused("sums over other columns than those agreed on");
    }

    private static Answer<List<BigInteger>> fitting(List<BigInteger> sums, SumsWanted wanted) {
        int most = wanted.slotBits() - HOLDER_BITS;
        return sums.stream().allMatch(sum -> sum.bitLength() < most)
                ? Answer.of(sums)
                : Answer.refused("a sum of more than " + most + " bits does not fit its slot");
    }

    private List<BigInteger> moments(int decimals) {
        var out = new ArrayList<BigInteger>();
        for (int j = 0; j < agreement.width(); j++) {
            var sum = BigInteger.ZERO;
            var squares = BigInteger.ZERO;
            for (var row : rows.rows()) {
                var x = row.values().get(j).movePointRight(decimals).toBigIntegerExact();
                sum = sum.add(x);
                squares = squares.add(x.multiply(x));
            }
            out.add(sum);
            out.add(squares);
        }
        return out;
    }

    private List<BigInteger> products(List<Scaling> scalings) {
        var sums = NormalEquations.of(x(scalings), y());
        var out = new ArrayList<BigInteger>();
        for (int a = 0; a < sums.targets().length; a++) {
            out.add(whole(sums.targets()[a]));
        }
        triangle(sums.products(), out);
        return out;
    }

    /** Huge weights would leave a share in the Hessian to single patients only. */
    private Answer<List<BigInteger>> derivatives(SumsWanted.Derivatives wanted) {
        var w = wanted.weights().stream().mapToDouble(Double::doubleValue).toArray();
        if (!(Weights.largest(w) <= LogisticTraining.RUNAWAY)) {
            return Answer.refused("weights so large that single patients would stand out");
        }
        var loss = new LogisticLoss(x(wanted.scalings()), y(), 2, 0);
        var gradient = new double[w.length];
        var hessian = new double[w.length][w.length];
        loss.derivatives(w, gradient, hessian);
        var out = new ArrayList<BigInteger>();
        out.add(whole(loss.value(w)));
        for (double slope : gradient) {
            out.add(whole(slope));
        }
        triangle(hessian, out);
        return fitting(out, wanted);
    }

    private static void triangle(double[][] matrix, List<BigInteger> out) {
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b <= a; b++) {
                out.add(whole(matrix[a][b]));
            }
        }
    }

    private static BigInteger whole(double sum) {
        return new BigDecimal(sum)
                .movePointRight(SumsWanted.DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    private double[][] x(List<Scaling> scalings) {
        var moving = Weights.moving(scalings);
        var all = agreement.scaledBy(scalings).scaled(rows);
        var out = new double[all.length][];
        for (int i = 0; i < all.length; i++) {
            var row = all[i];
            out[i] = moving.stream().mapToDouble(j -> row[j]).toArray();
        }
        return out;
    }

    private int[] y() {
        return rows.rows().stream()
                .mapToInt(row -> agreement.classOf(row.label()).orElse(0))
                .toArray();
    }
}
