package medchain.simulator.world;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.learning.AggregatedTraining;
import medchain.simulator.learning.LocalSums;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.Schema;

/** How far a training over several holders has come. */
final class TrainingRun {
    /** Names of rounds are made of the model's and must stay names. */
    static final int LONGEST_NAME = 48;

    final Directive.TrainTogether d;
    final Dataset data;
    final AggregatedTraining trainer;
    final Map<AccountId, LocalSums> parts;

    /** Transactions that each holder's sums of this round take. */
    final Map<AccountId, Integer> published = new LinkedHashMap<>();

    Stage stage = Stage.ANNOUNCED;
    Optional<Schema> schema = Optional.empty();
    Optional<OpenAnswer> opened = Optional.empty();
    int round;
    private String failure = "";
    private final String kind;
    int looks;

    /** The total in the clear, which nobody in the protocol sees: to compare with. */
    private List<BigInteger> plain = List.of();

    enum Stage {
        ANNOUNCED,
        CONTRIBUTED,
        ASKED,
        DONE
    }

    TrainingRun(
            Directive.TrainTogether d,
            Dataset data,
            AggregatedTraining trainer,
            Map<AccountId, LocalSums> parts) {
        this.d = d;
        this.data = data;
        this.trainer = trainer;
        this.kind = d.what().plan() instanceof TrainingPlan.Ridge ? "ridge" : "logistic";
        this.parts = parts;
    }

    boolean isOpen() {
        return stage != Stage.DONE;
    }

    void enter(Stage next) {
        stage = next;
        looks = 0;
    }

    void nextRound() {
        round++;
        published.clear();
        schema = Optional.empty();
        opened = Optional.empty();
        plain = List.of();
    }

    void failed(String why) {
        failure = why;
        enter(Stage.DONE);
    }

    /** For as long as there is no model. */
    Optional<WorldView.ModelStatus> status() {
        var state = isOpen() ? "training, round " + (round + 1) : "failed: " + failure;
        return isOpen() || !failure.isEmpty()
                ? Optional.of(
                        new WorldView.ModelStatus(d.what().name(), kind, d.what().dataset(), state))
                : Optional.empty();
    }

    DatasetId announcement() {
        return new DatasetId(d.what().name() + ".wanted-" + round);
    }

    DatasetId contribution() {
        return new DatasetId(d.what().name() + ".sums-" + round);
    }

    /** Adds one holder's sums. */
    void plain(List<BigInteger> sums) {
        var total = new ArrayList<BigInteger>();
        for (int i = 0; i < sums.size(); i++) {
            total.add(plain.isEmpty() ? sums.get(i) : plain.get(i).add(sums.get(i)));
        }
        plain = total;
    }

    /** The opened total beside the plain one: how many rows, and how many of the sums agree. */
    QueryAnswer checked(OpenAnswer open, int number, List<String> costs) {
        int rows = parts.values().stream().mapToInt(LocalSums::rows).sum();
        var first = open.lines().getFirst();
        int equal = 0;
        for (int i = 0; i < plain.size(); i++) {
            var sum = open.lines().get(i + 1).value();
            equal += sum.compareTo(new BigDecimal(plain.get(i))) == 0 ? 1 : 0;
        }
        var lines =
                List.of(
                        new QueryAnswer.Line(
                                "rows", "", rows, first.value(), BigDecimal.valueOf(rows)),
                        new QueryAnswer.Line(
                                "sums equal",
                                "",
                                rows,
                                BigDecimal.valueOf(equal),
                                BigDecimal.valueOf(plain.size())));
        return new QueryAnswer(number, open.kind(), lines, costs);
    }
}
