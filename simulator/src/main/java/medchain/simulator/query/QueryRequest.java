package medchain.simulator.query;

import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;

/** A question over one encrypted dataset. */
public sealed interface QueryRequest {
    DatasetId dataset();

    record Count(DatasetId dataset) implements QueryRequest {}

    /**
     * @param columns empty list: every numeric column
     * @param by group by this column's values; the label only, for now a public grouping
     */
    record Sum(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    record Mean(DatasetId dataset, List<String> columns, Optional<String> by)
            implements QueryRequest {}

    /** The model's linear score of every encrypted row. */
    record Score(DatasetId dataset, ModelId model) implements QueryRequest {}
}
