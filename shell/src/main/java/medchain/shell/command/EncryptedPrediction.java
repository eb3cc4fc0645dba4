package medchain.shell.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.learning.Evaluation.Prediction;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.ScoreReading;
import medchain.simulator.query.QueryAnswer;

/**
 * Rows scored over ciphertexts, each beside what the model itself, in floating-point numbers and in
 * the clear, predicts for it.
 *
 * @param rows in the order of the answer
 */
record EncryptedPrediction(Model model, List<Row> rows) {

    /**
     * @param score decrypted, and the same in the clear; equal in every digit, or something is
     *     wrong
     * @param plain the model's own prediction
     */
    record Row(QueryAnswer.Line score, String predicted, Prediction plain) {
        boolean isEqual() {
            return score.encrypted().compareTo(score.plaintext()) == 0
                    && predicted.equals(plain.predicted());
        }
    }

    static EncryptedPrediction of(Model model, QueryAnswer answer, List<Prediction> plain) {
        var rows =
                IntStream.range(0, answer.lines().size())
                        .mapToObj(i -> row(model, answer.lines().get(i), plain))
                        .toList();
        return new EncryptedPrediction(model, rows);
    }

    private static Row row(Model model, QueryAnswer.Line line, List<Prediction> plain) {
        int number = Integer.parseInt(line.key());
        var own = plain.stream().filter(p -> p.row() == number).findFirst().orElseThrow();
        return new Row(line, ScoreReading.predicted(model, line.encrypted()), own);
    }

    /** {@code results.csv}; the first five columns as for a prediction in the clear. */
    Table results() {
        var cells = new ArrayList<List<Cell>>();
        for (var row : rows) {
            var line = row.score();
            cells.add(
                    List.of(
                            Cell.of(row.plain().row()),
                            Cell.of(line.encrypted()),
                            Cell.of(line.plaintext()),
                            Cell.of(line.encrypted().subtract(line.plaintext())),
                            Cell.of(row.predicted()),
                            real(ScoreReading.probability(model, line.encrypted())),
                            Cell.of(row.plain().predicted()),
                            real(row.plain().probabilities().get(1)),
                            Cell.of(row.isEqual() ? "yes" : "no")));
        }
        return new Table(
                "results",
                Stream.concat(
                                EvaluationTables.RESULT_COLUMNS.stream(),
                                Stream.of(
                                        "probability",
                                        "model_predicted",
                                        "model_probability",
                                        "equal"))
                        .toList(),
                cells);
    }

    private static Cell real(double value) {
        return Cell.of(BigDecimal.valueOf(value));
    }

    Optional<Row> firstUnequal() {
        return rows.stream().filter(row -> !row.isEqual()).findFirst();
    }

    View summary() {
        long equal = rows.stream().filter(Row::isEqual).count();
        return new View.Note(
                equal == rows.size() ? Tone.GOOD : Tone.BAD,
                equal
                        + " of "
                        + rows.size()
                        + " rows equal: the same score to the last digit over ciphertexts and in the"
                        + " clear, and the label that the model itself predicts");
    }
}
