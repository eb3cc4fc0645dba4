package medchain.shell.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
     * @param encrypted the scores, decrypted: one, or of more than two labels one each
     * @param plaintext the same in the clear; equal in every digit, or something is wrong
     * @param predicted what the decrypted scores mean
     * @param probability that they mean, in the sense of {@link Prediction#probability}
     * @param plain the model's own prediction
     */
    record Row(
            List<BigDecimal> encrypted,
            List<BigDecimal> plaintext,
            String predicted,
            double probability,
            Prediction plain) {
        boolean isEqual() {
            return encrypted.equals(plaintext) && predicted.equals(plain.predicted());
        }
    }

    static EncryptedPrediction of(Model model, QueryAnswer answer, List<Prediction> plain) {
        var byRow = new LinkedHashMap<Integer, List<QueryAnswer.Line>>();
        for (var line : answer.lines()) {
            byRow.computeIfAbsent(Integer.valueOf(line.key()), _ -> new ArrayList<>()).add(line);
        }
        return new EncryptedPrediction(model, rows(model, byRow, plain));
    }

    private static List<Row> rows(
            Model model,
            SequencedMap<Integer, List<QueryAnswer.Line>> scores,
            List<Prediction> plain) {
        var rows = new ArrayList<Row>();
        scores.forEach((number, lines) -> {
            var own = plain.stream().filter(p -> p.row() == number).findFirst().orElseThrow();
            rows.add(row(model, lines, own));
        });
        return List.copyOf(rows);
    }

    private static Row row(Model model, List<QueryAnswer.Line> lines, Prediction own) {
        var decrypted = lines.stream().map(QueryAnswer.Line::encrypted).toList();
        var clear = lines.stream().map(QueryAnswer.Line::plaintext).toList();
        var probabilities = ScoreReading.probabilities(model, decrypted);
        var predicted = ScoreReading.predicted(model, decrypted);
        int shown = probabilities.length == 2 ? 1 : model.classes().indexOf(predicted);
        return new Row(
                ScoreReading.ofEveryClass(model, decrypted),
                ScoreReading.ofEveryClass(model, clear),
                predicted,
                probabilities[shown],
                own);
    }

    /**
     * {@code results.csv}; the first five columns as for a prediction in the clear. Of more than
     * two labels the score shown there is that of the label predicted, and each label's stands
     * behind.
     */
    Table results() {
        var columns = new ArrayList<>(EvaluationTables.RESULT_COLUMNS);
        columns.addAll(List.of("probability", "model_predicted", "model_probability", "equal"));
        if (isOfMany()) {
            for (var label : model.classes()) {
                columns.add("encrypted_score_of_" + label);
                columns.add("plaintext_score_of_" + label);
            }
        }
        return new Table("results", columns, rows.stream().map(this::cells).toList());
    }

    private boolean isOfMany() {
        return model.classes().size() > 2;
    }

    private List<Cell> cells(Row row) {
        int shown = isOfMany() ? model.classes().indexOf(row.predicted()) : 0;
        var encrypted = row.encrypted().get(shown);
        var plaintext = row.plaintext().get(shown);
        var cells =
                new ArrayList<>(
                        List.of(
                                Cell.of(row.plain().row()),
                                Cell.of(encrypted),
                                Cell.of(plaintext),
                                Cell.of(encrypted.subtract(plaintext)),
                                Cell.of(row.predicted()),
                                real(row.probability()),
                                Cell.of(row.plain().predicted()),
                                real(row.plain().probability()),
                                Cell.of(row.isEqual() ? "yes" : "no")));
        for (int c = 0; isOfMany() && c < row.encrypted().size(); c++) {
            cells.add(Cell.of(row.encrypted().get(c)));
            cells.add(Cell.of(row.plaintext().get(c)));
        }
        return cells;
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
                        + " rows equal: the same "
                        + (isOfMany() ? "scores" : "score")
                        + " to the last digit over ciphertexts and in the clear, and the label that"
                        + " the model itself predicts");
    }
}
