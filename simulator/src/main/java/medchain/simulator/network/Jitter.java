package medchain.simulator.network;

import java.math.BigDecimal;

/** How far a message's delay strays from that between its regions, drawn per message. */
public sealed interface Jitter {
    /** What is drawn for one message, as times the delay between regions. */
    double times(double unit);

    /** As in network show. */
    String text();

    /**
     * Every delay as likely that is at most this share shorter or longer.
     *
     * @param share 0 to 1
     */
    record Uniform(double share) implements Jitter {
        public Uniform {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("jitter; expected 0% to 100%");
            }
        }

        @Override
        public double times(double unit) {
            return 1 - share + 2 * share * unit;
        }

        @Override
        public String text() {
            return "shorter or longer by up to " + percent(share);
        }
    }

    /**
     * Longer by an exponential share: most messages by little, a few by much, as queues on the way
     * do it.
     *
     * @param mean share by which it is longer on average, 0 or more
     */
    record Exponential(double mean) implements Jitter {
        public Exponential {
            if (!(mean >= 0)) {
                throw new IllegalArgumentException("jitter; expected a share of 0 or more");
            }
        }

        @Override
        public double times(double unit) {
            return 1 + mean * -StrictMath.log(1 - unit);
        }

        @Override
        public String text() {
            return "longer by " + percent(mean) + " on average, exponential";
        }
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString()
                + "%";
    }
}
