package medchain.reports.measure;

import java.util.List;
import java.util.Locale;

/**
 * Every number that a run is judged by, each defined here and nowhere else. Times are simulated;
 * latencies count from the submission. A row is a submission: one that got an id, or a workload's
 * row that was refused before it had one.
 */
public enum Measure {
    SUBMITTED("rows", "rows submitted, refused ones included; the sum of all outcomes"),
    APPROVED("transactions", "transactions that their patient approved"),
    DENIED("rows", "rows that their patient denied"),
    EXPIRED("rows", "rows whose patient or block did not come before their expiry"),
    REJECTED("rows", "rows that a stage refused, or that got no id"),
    INCLUDED("transactions", "transactions in a block of the main chain at the end"),
    IRREVERSIBLE("transactions", "transactions in an irreversible block"),
    WAITING("rows", "rows still on their way at the end: pending, in a mempool, in a block"),
    LOST_TRANSACTIONS(
            "transactions",
            "transactions that were approved or in a mempool, and at the end are neither"
                    + " irreversible, nor on their way in a live node, nor out for a recorded reason"),

    CONSENT_LATENCY("s", "submission to the patient's yes", Shape.LATENCY),
    INCLUSION_LATENCY(
            "s", "submission to the forging of its block of the main chain", Shape.LATENCY),
    IRREVERSIBLE_LATENCY(
            "s", "submission to the first node that saw its block irreversible", Shape.LATENCY),
    IRREVERSIBLE_PER_SECOND(
            "transactions/s",
            "irreversible transactions ÷ simulated seconds from the first submission to the last"
                    + " of them becoming irreversible"),

    BLOCKS_FORGED("blocks", "blocks forged, on any branch"),
    BLOCKS_ON_MAIN_CHAIN("blocks", "forged blocks that are on the main chain at the end"),
    BLOCKS_ORPHANED("blocks", "blocks forged minus blocks on the main chain"),
    SLOTS_MISSED("slots", "slots whose delegate forged nothing"),
    FILL_RATE("share", "slots with a block ÷ (slots with a block + slots missed)"),
    BLOCKS_PER_DELEGATE_GINI(
            "share",
            "Gini coefficient of blocks on the main chain over all delegates that were ever"
                    + " elected: 0 all forged the same, towards 1 one forged all"),
    BLOCKS_UNREWARDED(
            "blocks",
            "blocks on the main chain for which nothing was minted: their delegate did not reveal"
                    + " what it had promised"),
    DELEGATES_WITHOUT_TRANSACTIONS(
            "delegates", "with blocks on the main chain, of which none carries a transaction"),
    STANDBY_DELEGATES(
            "delegates", "were drawn to forge beside the elected, without a vote on finality"),
    STANDBY_TERMS_LEAST("periods", "fewest periods that one of them was drawn for"),
    STANDBY_TERMS_MOST("periods", "most periods that one of them was drawn for"),
    HEAD_HEIGHT("blocks", "height of the main chain at the end"),
    IRREVERSIBLE_HEIGHT("blocks", "height of the highest irreversible block at the end"),
    LIB_LAG_BLOCKS(
            "blocks",
            "per block of the main chain: its height minus the irreversible height computed from"
                    + " the chain once it is applied",
            Shape.LAG),
    REORGANISATIONS("times", "times that a node left blocks for another branch"),
    REORG_DEPTH("blocks", "most blocks that one node left at once"),
    FINALITY_VIOLATIONS("times", "two nodes held different irreversible blocks at one height"),
    BLOCKS_REJECTED("times", "a node refused a block that it was sent, as against the rules"),
    EQUIVOCATIONS_SEEN(
            "times",
            "a node saw two signed headers or votes of a delegate that contradict each other"),
    CULPRITS_NAMED("delegates", "convicted by headers of two histories, both irreversible"),
    DELEGATES_PUNISHED("times", "the irreversible chain punished a delegate on evidence"),
    DELEGATES_JAILED("times", "a delegate was idle for so long that it cannot be elected"),
    FORGING_PAUSES("times", "a delegate stopped forging because it seemed to be nearly alone"),

    SUM_AMOUNT_SUBMITTED("USD", "exact sum of the amounts of all rows, refused ones included"),
    SUM_AMOUNT_IRREVERSIBLE("USD", "exact sum of the amounts of irreversible transactions"),

    ACCESSES_ALLOWED("accesses", "attempts to read or log in that were allowed"),
    ACCESSES_REFUSED("accesses", "attempts to read or log in that were refused"),
    QUERIES_ANSWERED("answers", "lines of encrypted queries answered"),
    QUERIES_EXACT(
            "answers", "of these, decrypted value equal to the plaintext value, digit by digit"),
    QUERIES_REFUSED("queries", "queries on the chain that no quorum of delegates answers"),
    SHARES_GIVEN("shares", "shares of answers that delegates gave to queriers"),
    SHARES_REJECTED("shares", "words of a delegate about a query that were found false"),
    NODE_CRASHES("times", "a node crashed");

    private final String unit;
    private final String formula;
    private final Shape shape;

    Measure(String unit, String formula) {
        this(unit, formula, Shape.NUMBER);
    }

    Measure(String unit, String formula, Shape shape) {
        this.unit = unit;
        this.formula = formula;
        this.shape = shape;
    }

    private enum Shape {
        NUMBER,
        LATENCY,
        LAG
    }

    /** As in scenario files and summary.csv: {@code irreversible_per_second}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    public String formula() {
        return formula;
    }

    /** What sums it up; empty when it is one number by itself. */
    public List<Statistic> statistics() {
        return switch (shape) {
            case NUMBER -> List.of();
            case LATENCY -> List.of(Statistic.values());
            case LAG -> List.of(Statistic.MEAN, Statistic.MAX);
        };
    }
}
