package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no model, or not a whole one, is refused at its place. */
class BadModelTextTest {
    /** Kind, what is replaced (a pattern, its first match), by what, and what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    logistic | medchain-model/1            | medchain-model/2    | expected "medchain-model/1"
                    logistic | "medchain-model/1"          | 1                   | expected text in quotes
                    logistic | "format": "[^"]*",          |                     | no key "format"
                    logistic | "name": "m"                 | "name": "../m"      | not a name for a model
                    logistic | "name": "m",                | "nmae": "m",        | did you mean "name"?
                    logistic | "name": "m",                | "name": "m", "name": "m", | twice
                    logistic | "kind": "logistic"          | "kind": "neural"    | expected one of logistic, ridge, forest, additive
                    logistic | "kind": "logistic"          | "kind": "forest"    | unknown key "l2"
                    logistic | "kind": "logistic"          | "kind": "ridge"     | expected two
                    logistic | "rows": 90                  | "rows": 0           | a whole number from 1
                    logistic | "rows": 90                  | "rows": 9.5         | a whole number from 1
                    logistic | "rows": 90                  | "rows": "90"        | expected a number
                    logistic | "rows_sha256": "..          | "rows_sha256": "zz  | expected a SHA-256
                    logistic | "label": "y"                | "label": "age"      | another column than the label
                    """)
    void what_a_model_is_called_and_where_it_is_from_must_fit(
            String kind, String pattern, @Nullable String by, String said) {
        refusedAtItsPlace(kind, pattern, by, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    logistic | "classes": [^,]*,           | "classes": [        | expected 1
                    logistic | "classes": [^\\n]*          | "classes": ["a"],   | two or more labels
                    logistic | "classes": [^\\n]*          | "classes": ["a", "a", "b"], | no value twice
                    logistic | "classes": [^\\n]*          | "classes": "abc",   | expected a list in brackets
                    logistic | "missing": "median"         | "missing": "mean"   | expected one of median, mode, marker, drop
                    logistic | "clip": 0                   | "clip": 0.5         | a share from 0 to below 0.5
                    logistic | "becomes": "number",        | "becomes": "number", "bounds": [2, 1], | the lower end first
                    logistic | "becomes": "number",        | "becomes": "number", "bounds": [1],    | one an end
                    logistic | "becomes": "number",        | "becomes": "number", "levels": ["a"],  | levels of a category only
                    logistic | "becomes": "onehot",        | "becomes": "onehot", "marked": true,   | marked of a number only
                    logistic | "becomes": "number",        | "becomes": "number", "marked": true,   | one a number that cleaning makes
                    logistic | "becomes": "number"         | "becomes": "word"   | expected one of number, onehot, ordinal
                    logistic | "fill": [0-9.]+             | "fill": 1e999       | decimals or zeros
                    logistic | "fill": "[^"]*"             | "fill": "rare"      | expected one of the levels
                    logistic | "levels": [^\\n]*           | "levels": [],       | expected one or more
                    logistic | "name": "same"              | "name": "age"       | no value twice
                    logistic | "features": ."age"          | "features": ["bmi"  | expected "age"
                    logistic | "features": ."age",         | "features": [       | one a number that cleaning makes
                    logistic | "spread": [0-9.]+           | "spread": 0.0       | a number above 0
                    logistic | "spread": [0-9.]+           | "spread": -1        | a number above 0
                    logistic | "constant": false           | "constant": 0       | expected true or false
                    logistic | "centre": [0-9.]+           | "centre": NaN       | expected a number
                    logistic | "centre": [0-9.]+           | "centre": .inf      | expected a number
                    logistic | "centre": [0-9.]+           | "centre": 1e999     | expected a finite number
                    logistic | "centre": [0-9.]+           | "centre": 0x1F      | expected a number
                    logistic | "centre": [0-9.]+           | "centre": 007       | expected a number
                    logistic | "centre": [0-9.]+           | "centre": [[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]] | nested deeper
                    """)
    void how_rows_are_cleaned_must_fit(
            String kind, String pattern, @Nullable String by, String said) {
        refusedAtItsPlace(kind, pattern, by, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    logistic | "l2": 1.0                   | "l2": -1.0          | a number from 0
                    logistic | "l2": 1.0                   | "l2": &a 1.0        | an anchor
                    logistic | "l2": 1.0                   | "l2": !!java.lang.Runtime 1.0 | a tag
                    logistic | "weights": .[-0-9.E]+,      | "weights": [        | one a feature
                    logistic | "weights": .[-0-9.E]+       | "weights": [Infinity | expected a number
                    logistic | "l2": 1.0                   | "l2": "\\\\UFFFFFFFF" | stands for no character
                    logistic | "y",                        | "y\\\\ud800",       | expected text in Unicode
                    forest   | "features": .[0-9]+         | "features": [99     | a whole number from -1 to
                    forest   | "features": .[0-9]+         | "features": [-2     | a whole number from -1 to
                    forest   | "features": .[0-9]+, ([0-9]+) | "features": [-1, $1 | one a branch
                    forest   | "thresholds": .[-0-9.E]+,   | "thresholds": [     | one a branch
                    forest   | "thresholds": .[-0-9.E]+    | "thresholds": [-Infinity | expected a number
                    forest   | .[0-9]+, [0-9]+, [0-9]+.    | [0, 0, 0]           | a leaf without a row
                    forest   | .[0-9]+, [0-9]+, [0-9]+.    | [1, 2]              | one a label
                    forest   | .[0-9]+, [0-9]+, [0-9]+.    | [1, 2, 3000000000]  | a whole number from 0
                    additive | "constant_bits": .false,    | "constant_bits": [  | one a threshold
                    additive | "thresholds": .\\s*.[0-9.]+,  | "thresholds": [ [99999, | more than the threshold before
                    additive | "thresholds": .             | "thresholds": [[],  | one a feature
                    """)
    void what_was_learnt_must_fit(String kind, String pattern, @Nullable String by, String said) {
        refusedAtItsPlace(kind, pattern, by, said);
    }

    private static void refusedAtItsPlace(
            String kind, String pattern, @Nullable String by, String said) {
        var good = SampleModels.text(kind);
        var bad = good.replaceFirst(pattern, by == null ? "" : by);
        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> ModelText.read(bad, "m.json"))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> {
                            assertThat(e.exitCode()).isEqualTo(BadInput.BAD_DATA);
                            assertThat(e.line()).matches("(?s)m\\.json:[0-9]+:[0-9]+: .*");
                            assertThat(e.line()).contains(said);
                        });
    }

    @Test
    void a_tree_that_ends_too_early_too_late_or_too_deep_is_refused() {
        var deep = "0, ".repeat(40) + "-1, ".repeat(40) + "-1";
        refused(tree("0, -1", "0.5", "[1, 1, 1]"), "ends at a branch");
        refused(tree("-1, -1", "", "[1, 1, 1], [1, 1, 1]"), "after the tree's last leaf");
        refused(tree("", "", ""), "ends at a branch");
        refused(
                tree(deep, "0,".repeat(39) + "0", "[1, 1, 1],".repeat(40) + "[1, 1, 1]"),
                "deeper than 30");
    }

    private static String tree(String features, String thresholds, String counts) {
        return SampleModels.text("forest")
                .replaceFirst(
                        "(?s)\"trees\": .*",
                        "\"trees\": [{\"features\": ["
                                + features
                                + "], \"thresholds\": ["
                                + thresholds
                                + "], \"counts\": ["
                                + counts
                                + "]}]}}");
    }

    private static void refused(String text, String said) {
        assertThatThrownBy(() -> ModelText.read(text, "m.json"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({"logistic", "forest", "additive"})
    void a_file_cut_anywhere_is_refused(String kind) {
        var text = SampleModels.text(kind).strip();
        for (int length = 0; length < text.length(); length += 1 + length / 200) {
            var cut = text.substring(0, length);
            assertThatThrownBy(() -> ModelText.read(cut, "m.json"))
                    .as("%d of %d characters", length, text.length())
                    .isInstanceOfSatisfying(
                            BadInput.class,
                            e -> assertThat(e.line()).matches("(?s)m\\.json:[0-9]+:[0-9]+: .*"));
        }
    }

    @Test
    void a_character_changed_anywhere_is_refused_or_gives_another_model_never_a_crash() {
        var random = new Random(20261201);
        var text = SampleModels.text("forest");
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(text.length());
            char c = "0123456789-.,:[]{}\"eE\\ x\u0000".charAt(random.nextInt(25));
            var bad = text.substring(0, at) + c + text.substring(at + 1);
            try {
                var read = ModelText.read(bad, "m.json");
                assertThat(ModelText.write(read.name(), read.known())).isNotEmpty();
            } catch (BadInput refused) {
                assertThat(refused.place()).as("seed 20261201, turn %d", i).isPresent();
            }
        }
    }
}
