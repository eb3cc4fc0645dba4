package medchain.shell.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.Evaluation;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.Linear;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.RidgeModel;

/** How a model did, as tables. */
final class EvaluationTables {
    /** With what {@code results.csv} begins, over ciphertexts or in the clear. */
    static final List<String> RESULT_COLUMNS =
            List.of(
                    "row",
                    "encrypted_prediction",
                    "plaintext_prediction",
                    "difference",
                    "predicted");

    private EvaluationTables() {}

    static List<Table> of(Evaluation evaluation) {
        return List.of(
                predictions(evaluation),
                evaluation(evaluation),
                perLabel(evaluation),
                confusion(evaluation),
                roc(evaluation),
                calibration(evaluation));
    }

    /** The probability of each label stands behind what scripts have always read. */
    private static Table predictions(Evaluation evaluation) {
        var columns = new ArrayList<>(List.of("row", "fold", "probability", "predicted", "actual"));
        evaluation.labels().forEach(label -> columns.add("probability_of_" + label));
        var rows = new ArrayList<List<Cell>>();
        for (var p : evaluation.predictions()) {
            var cells =
                    new ArrayList<>(
                            List.of(
                                    Cell.of(p.row()),
                                    Cell.of(p.fold()),
                                    real(p.probability()),
                                    Cell.of(p.predicted()),
                                    Cell.of(p.actual())));
            p.probabilities().forEach(probability -> cells.add(real(probability)));
            rows.add(cells);
        }
        return new Table("predictions", columns, rows);
    }

    /** How many rows of each label were taken for which. */
    private static Table confusion(Evaluation e) {
        var rows = new ArrayList<List<Cell>>();
        for (int actual = 0; actual < e.labels().size(); actual++) {
            for (int predicted = 0; predicted < e.labels().size(); predicted++) {
                rows.add(
                        List.of(
                                Cell.of(e.labels().get(actual)),
                                Cell.of(e.labels().get(predicted)),
                                Cell.of(e.confusion().get(actual).get(predicted))));
            }
        }
        return new Table("confusion", List.of("actual", "predicted", "rows"), rows);
    }

    /** Of a model in the clear: the columns of encrypted scores, and what is predicted. */
    static Table results(List<Evaluation.Prediction> predictions) {
        var rows = new ArrayList<List<Cell>>();
        for (var p : predictions) {
            rows.add(
                    List.of(
                            Cell.of(p.row()),
                            Cell.EMPTY,
                            real(p.probability()),
                            Cell.EMPTY,
                            Cell.of(p.predicted())));
        }
        return new Table("results", RESULT_COLUMNS, rows);
    }

    private static Table evaluation(Evaluation e) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(List.of(Cell.of("rows"), Cell.of(e.rows())));
        rows.add(List.of(Cell.of("accuracy"), real(e.accuracy())));
        rows.add(List.of(Cell.of("auc"), real(e.auc())));
        rows.add(List.of(Cell.of("log_loss"), real(e.logLoss())));
        rows.add(List.of(Cell.of("calibration_error"), real(e.calibrationError())));
        return new Table("evaluation", List.of("measure", "value"), rows);
    }

    /** Precision, recall, F1 and AUC of each label; a share of no rows is left empty. */
    private static Table perLabel(Evaluation e) {
        var rows = new ArrayList<List<Cell>>();
        for (var label : e.perLabel()) {
            rows.add(
                    List.of(
                            Cell.of(label.label()),
                            real(label.precision()),
                            real(label.recall()),
                            real(label.f1()),
                            Cell.of(label.support()),
                            real(label.auc())));
        }
        return new Table(
                "per_label", List.of("label", "precision", "recall", "f1", "support", "auc"), rows);
    }

    /** The first threshold of a curve is above every probability, and left empty. */
    private static Table roc(Evaluation e) {
        var rows = new ArrayList<List<Cell>>();
        for (var curve : e.rocCurves()) {
            for (var point : curve.points()) {
                rows.add(
                        List.of(
                                Cell.of(curve.label()),
                                real(point.threshold()),
                                Cell.of(point.falsePositives()),
                                Cell.of(point.truePositives()),
                                rate(point.falsePositives(), curve.negatives()),
                                rate(point.truePositives(), curve.positives())));
            }
        }
        return new Table(
                "roc",
                List.of(
                        "label",
                        "threshold",
                        "false_positives",
                        "true_positives",
                        "false_positive_rate",
                        "true_positive_rate"),
                rows);
    }

    private static Cell rate(int part, int of) {
        return real((double) part / of);
    }

    private static Table calibration(Evaluation e) {
        var rows = new ArrayList<List<Cell>>();
        for (var calibration : e.calibrations()) {
            for (var bin : calibration.bins()) {
                rows.add(
                        List.of(
                                Cell.of(calibration.label()),
                                real(bin.from()),
                                real(bin.to()),
                                Cell.of(bin.rows()),
                                Cell.of(bin.come()),
                                real(bin.predicted()),
                                real(bin.observed()),
                                real(bin.low()),
                                real(bin.high())));
            }
        }
        return new Table(
                "calibration",
                List.of(
                        "label",
                        "bin_from",
                        "bin_to",
                        "rows",
                        "of_label",
                        "mean_probability",
                        "observed_share",
                        "ci95_low",
                        "ci95_high"),
                rows);
    }

    // ---- what was learnt

    /**
     * The weights of linear models, one model a fold and one of all rows; empty for forests.
     *
     * @param folds in their order
     */
    static Optional<Table> coefficients(List<Model> folds, Model full) {
        var rows = new ArrayList<List<Cell>>();
        for (int fold = 0; fold < folds.size(); fold++) {
            append(Integer.toString(fold), folds.get(fold), rows);
        }
        append("full", full, rows);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Table(
                                "coefficients",
                                List.of("fold", "label", "term", "value", "raw_value"),
                                rows));
    }

    private static void append(String fold, Model model, List<List<Cell>> rows) {
        switch (model) {
            case LogisticModel m -> {
                int first = m.standardised().size() == 1 ? 1 : 0;
                for (int s = 0; s < m.standardised().size(); s++) {
                    var label = m.classes().get(first + s);
                    append(
                            fold,
                            label,
                            m.features(),
                            m.standardised().get(s),
                            m.raw().get(s),
                            rows);
                }
            }
            case RidgeModel m ->
                    append(fold, m.classes().get(1), m.features(), m.standardised(), m.raw(), rows);
            case AdditiveModel m -> append(fold, m.overBits(), rows);
            case ForestModel _ -> {}
        }
    }

    private static void append(
            String fold,
            String label,
            List<String> terms,
            Linear value,
            Linear raw,
            List<List<Cell>> rows) {
        rows.add(row(fold, label, "(intercept)", value.intercept(), raw.intercept()));
        for (int j = 0; j < terms.size(); j++) {
            rows.add(row(fold, label, terms.get(j), value.weights().get(j), raw.weights().get(j)));
        }
    }

    private static List<Cell> row(
            String fold, String label, String term, double value, double raw) {
        return List.of(Cell.of(fold), Cell.of(label), Cell.of(term), real(value), real(raw));
    }

    /** Empty where it is of nothing: the AUC of test rows of one label, say. */
    private static Cell real(OptionalDouble value) {
        return value.isPresent() ? real(value.getAsDouble()) : Cell.EMPTY;
    }

    private static Cell real(double value) {
        return Double.isFinite(value) ? Cell.of(BigDecimal.valueOf(value)) : Cell.EMPTY;
    }
}
