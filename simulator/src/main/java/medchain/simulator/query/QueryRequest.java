package medchain.simulator.query;

import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;

/** A question over one encrypted dataset. */
public sealed interface QueryRequest {
    DatasetId dataset();

    /** As it is called where it is typed. */
    default String kind() {
        return switch (this) {
            case Count _ -> "count";
            case Sum _ -> "sum";
            case Mean _ -> "mean";
            case Variance _ -> "variance";
            case Covariance _ -> "covariance";
            case Histogram _ -> "histogram";
            case Score _ -> "score";
            case Rows _ -> "rows";
            case Aggregate _ -> "aggregate";
        };
    }

    /**
     * @param by group by this column's values; the label only, which is public
     */
    record Count(DatasetId dataset, Optional<String> by) implements QueryRequest {
        public Count(DatasetId dataset) {
            this(dataset, Optional.empty());
        }
    }

    /**
     * @param columns empty list: every numeric column
     * @param by group by this column's values; the label only, for now a public grouping
     */
    record Sum(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    record Mean(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    /** Of a sample; asks for a dataset that was encrypted with products. */
    record Variance(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    /** Of every pair of the columns, two or more. */
    record Covariance(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    /** How the values of columns spread over the thresholds that the dataset was encrypted with. */
    record Histogram(DatasetId dataset, List<String> columns) implements QueryRequest {}

    /** The model's score of every encrypted row. */
    record Score(DatasetId dataset, ModelId model) implements QueryRequest {}

    /** Every value, for validation by the owner of the dataset. */
    record Rows(DatasetId dataset) implements QueryRequest {}

    /**
     * Sums that several holders have made over their own rows, added up over the holders: one round
     * of training.
     *
     * @param dataset the name under which each holder has published its sums
     * @param holders two or more, each once
     */
    record Aggregate(DatasetId dataset, List<AccountId> holders) implements QueryRequest {
        public Aggregate {
            holders = List.copyOf(holders);
            if (holders.size() < 2 || holders.stream().distinct().count() < holders.size()) {
                throw new IllegalArgumentException("an aggregate is over two holders or more");
            }
        }
    }

    /** The columns asked for; empty where all are, or none is named. */
    default List<String> named() {
        return switch (this) {
            case Sum(_, var columns, _) -> columns;
            case Mean(_, var columns, _) -> columns;
            case Variance(_, var columns, _) -> columns;
            case Covariance(_, var columns, _) -> columns;
            case Histogram(_, var columns) -> columns;
            case Count _, Score _, Rows _, Aggregate _ -> List.of();
        };
    }

    /** What the answer is grouped by. */
    default Optional<String> grouping() {
        return switch (this) {
            case Count(_, var by) -> by;
            case Sum(_, _, var by) -> by;
            case Mean(_, _, var by) -> by;
            case Variance(_, _, var by) -> by;
            case Covariance(_, _, var by) -> by;
            case Histogram _, Score _, Rows _, Aggregate _ -> Optional.empty();
        };
    }
}
