package medchain.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.paillier.Slots;
import org.junit.jupiter.api.Test;

/** How many exact scores of a patient a querier is told. */
class QueryPolicyTest {
    private static final AccountId DORA = new AccountId("dora");
    private static final Schema SCHEMA =
            new Schema(
                    "ward.csv",
                    "",
                    List.of(new Schema.Column("a", 0, 8, Schema.Origin.MEASURED)),
                    new Slots(60, 34),
                    List.of(new Schema.Group("", List.of(0, 1, 2))));

    /** A model of this many labels over ten columns. */
    private static QueryPolicy.Asked score(int labels) {
        var columns = IntStream.range(0, 10).mapToObj(i -> "c" + i).toList();
        var weights = Collections.nCopies(10, BigInteger.ONE);
        var sums =
                IntStream.range(1, labels)
                        .mapToObj(l -> new FixedPointModel.Sum("l" + l, weights, BigInteger.ZERO))
                        .toList();
        var request = new QueryRequest.Score(new DatasetId("d"), new ModelId("m"));
        var question = Question.exact(request, Optional.of(new FixedPointModel(columns, sums, 0)));
        return new QueryPolicy.Asked(DORA, question, DORA, SCHEMA);
    }

    @Test
    void each_label_but_the_first_counts_as_a_score() {
        assertThat(QueryPolicy.refusal(score(4), List.of())).isEmpty();
        assertThat(QueryPolicy.refusal(score(3), List.of(score(4)))).isEmpty();
        assertThat(QueryPolicy.refusal(score(4), List.of(score(4))))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("3 exact scores").contains("gives 3"));
        assertThat(QueryPolicy.refusal(score(2), List.of(score(4), score(3))))
                .hasValueSatisfying(why -> assertThat(why).contains("5 exact scores"));
    }

    @Test
    void a_model_of_many_labels_is_asked_once_while_it_gives_fewer_scores_than_it_reads_values() {
        assertThat(QueryPolicy.refusal(score(10), List.of())).isEmpty();
        assertThat(QueryPolicy.refusal(score(11), List.of())).isPresent();
        assertThat(QueryPolicy.refusal(score(10), List.of(score(2)))).isPresent();
        assertThat(QueryPolicy.refusal(score(2), List.of(score(10)))).isPresent();
    }
}
