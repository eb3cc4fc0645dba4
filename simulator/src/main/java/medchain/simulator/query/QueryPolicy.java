package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;

/**
 * What every delegate holds a question against before it gives a share: a pure function of the
 * irreversible chain, so that honest delegates agree.
 *
 * <p>Two cohorts that differ by a few patients tell of these few (the tracker attack of Denning,
 * Denning and Schwartz, ACM TODS 1979); exact scores are linear equations in a patient's values; so
 * both are limited for each querier.
 */
public final class QueryPolicy {
    /**
     * Exact scores of each patient of one population that a querier may ask for: fewer than most
     * models' weights.
     */
    public static final int EXACT_SCORES = 5;

    /** The sum of all epsilons that a querier may spend on one population. */
    public static final BigDecimal BUDGET = BigDecimal.ONE;

    private QueryPolicy() {}

    /**
     * A question on the chain, and what it is about.
     *
     * @param owner of the dataset
     * @param schema of the dataset
     */
    public record Asked(AccountId querier, Question question, AccountId owner, Schema schema) {

        /** Exact scores that each patient is given; none where the question asks for no score. */
        int scores() {
            return question.model().map(model -> model.labels().size()).orElse(0);
        }

        boolean isAboutTheSame(Asked other) {
            return querier.equals(other.querier)
                    && owner.equals(other.owner)
                    && schema.population().equals(other.schema.population());
        }
    }

    /**
     * Why the question is refused; empty when it may be answered.
     *
     * @param granted the questions before it that were not refused, in the order of the chain
     */
    public static Optional<String> refusal(Asked now, List<Asked> granted) {
        var same = granted.stream().filter(now::isAboutTheSame).toList();
        return switch (now.question().request()) {
            case QueryRequest.Rows _ ->
                    now.querier().equals(now.owner())
                            ? Optional.empty()
                            : Optional.of("only the owner of a dataset may have it decrypted");
            case QueryRequest.Score _ -> tooManyScores(now, same);
            // each holder's rows are counted, and found enough, before anything is opened
            case QueryRequest.Aggregate _ -> Optional.empty();
            case QueryRequest.Count _,
                    QueryRequest.Sum _,
                    QueryRequest.Mean _,
                    QueryRequest.Variance _,
                    QueryRequest.Covariance _,
                    QueryRequest.Histogram _ ->
                    differencing(now, same).or(() -> overspent(now, same));
        };
    }

    /**
     * Every score is one equation in a patient's values; a model of many labels, which gives one
     * for all but the first, may be asked once where it gives fewer of them than it reads values.
     */
    private static Optional<String> tooManyScores(Asked now, List<Asked> same) {
        int before = same.stream().mapToInt(Asked::scores).sum();
        int more = now.scores();
        int values = now.question().model().orElseThrow().features().size();
        return before + more <= EXACT_SCORES || (before == 0 && more < values)
                ? Optional.empty()
                : Optional.of(
                        before
                                + " exact scores of these patients were answered"
                                + (more == 1 ? "" : " and this model gives " + more)
                                + "; expected at most "
                                + EXACT_SCORES
                                + ", or the models' weights would tell the patients' values");
    }

    private static Optional<String> differencing(Asked now, List<Asked> same) {
        for (var cohort : cohorts(now)) {
            for (var before : same) {
                for (var other : cohorts(before)) {
                    var difference = (BitSet) cohort.clone();
                    difference.xor(other);
                    int patients = difference.cardinality();
                    if (patients > 0 && patients < ComputeNode.SMALLEST_COHORT) {
                        return Optional.of(
                                "an earlier question differs by "
                                        + patients
                                        + (patients == 1 ? " patient" : " patients")
                                        + "; expected none, or at least "
                                        + ComputeNode.SMALLEST_COHORT);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The rows behind each line of an answer; scores are of single patients and have none. */
    private static List<BitSet> cohorts(Asked asked) {
        var request = asked.question().request();
        var cohorts = new ArrayList<BitSet>();
        if (request instanceof QueryRequest.Score
                || request instanceof QueryRequest.Rows
                || request instanceof QueryRequest.Aggregate) {
            return cohorts;
        }
        var all = new BitSet();
        for (var group : asked.schema().groups()) {
            var rows = new BitSet();
            group.rows().forEach(rows::set);
            all.or(rows);
            if (request.grouping().isPresent()) {
                cohorts.add(rows);
            }
        }
        if (request.grouping().isEmpty()) {
            cohorts.add(all);
        }
        return cohorts;
    }

    private static Optional<String> overspent(Asked now, List<Asked> same) {
        var asked = now.question().epsilon();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        var spent =
                same.stream()
                        .flatMap(a -> a.question().epsilon().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = BUDGET.subtract(spent);
        return asked.get().compareTo(left) <= 0
                ? Optional.empty()
                : Optional.of(
                        "epsilon "
                                + asked.get().toPlainString()
                                + " is more than what is left of the budget of "
                                + BUDGET
                                + ": "
                                + left.toPlainString());
    }
}
