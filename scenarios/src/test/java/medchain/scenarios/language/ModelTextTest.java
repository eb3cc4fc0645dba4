package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.language.SampleModels.Sample;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Linear;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that is written and read is the model. */
class ModelTextTest {
    private static final List<TrainingPlan> PLANS =
            List.of(
                    new TrainingPlan.Logistic(1.0),
                    new TrainingPlan.Logistic(0.125),
                    new TrainingPlan.Ridge(1.0),
                    new TrainingPlan.Forest(12, 7, 42),
                    new TrainingPlan.Additive(1.0, 6));

    static Stream<Sample> cases() {
        var wdbc = DataFiles.table("wdbc.csv", Path.of(""), List.of());
        var cases = new ArrayList<Sample>();
        for (var plan : PLANS) {
            cases.add(
                    new Sample(
                            plan,
                            CleaningRecipe.USUAL,
                            SampleModels.read(wdbc, "diagnosis"),
                            "diagnosis"));
            for (var recipe : recipes()) {
                int labels = plan instanceof TrainingPlan.Ridge ? 2 : 3;
                cases.add(
                        new Sample(
                                plan,
                                recipe,
                                SampleModels.read(SampleModels.ward(labels), "y"),
                                "y"));
            }
        }
        return cases.stream();
    }

    private static List<CleaningRecipe> recipes() {
        var recipes = new ArrayList<CleaningRecipe>();
        for (var missing : CleaningRecipe.Missing.values()) {
            for (var encode :
                    List.of(CleaningRecipe.Encode.ONEHOT, CleaningRecipe.Encode.ORDINAL)) {
                for (var scale : CleaningRecipe.Scale.values()) {
                    var clip = new BigDecimal(scale == CleaningRecipe.Scale.NONE ? "0" : "0.05");
                    recipes.add(new CleaningRecipe(missing, clip, encode, scale));
                }
            }
        }
        return recipes;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_model_that_is_read_predicts_what_the_written_one_did_to_the_last_bit(Sample of) {
        var known = of.known();
        var text = ModelText.write(SampleModels.NAME, known);

        var read = ModelText.read(text, "m.json");

        assertThat(read.name()).isEqualTo(SampleModels.NAME);
        assertThat(bits(read.known().model(), of.table()))
                .containsExactly(bits(known.model(), of.table()));
        assertThat(read.known()).isEqualTo(known);
        assertThat(ModelText.write(SampleModels.NAME, read.known())).isEqualTo(text);
    }

    private static long[] bits(Model model, Table table) {
        return model.cleaning().apply(table).orBug().rows().stream()
                .flatMapToLong(row ->
                        LongStream.of(
                                java.util.Arrays.stream(model.probabilities(row))
                                        .mapToLong(Double::doubleToRawLongBits)
                                        .toArray()))
                .toArray();
    }

    @Test
    void the_same_text_on_one_line_as_other_programs_write_it_is_read_too() {
        var known = SampleModels.ward(new TrainingPlan.Forest(3, 4, 1)).known();
        var text = ModelText.write(SampleModels.NAME, known).replaceAll("\n *", " ");
        assertThat(ModelText.read(text, "m.json").known()).isEqualTo(known);
    }

    @Test
    void no_character_of_a_name_can_steer_the_terminal_that_shows_the_file() {
        var text =
                ModelText.write(
                        SampleModels.NAME, SampleModels.ward(new TrainingPlan.Logistic(1)).known());
        assertThat(text.replace("\n", "").codePoints().filter(Text::forbidden)).isEmpty();
    }

    /** What could not be read again is not written. */
    @Test
    void a_forest_too_large_for_its_file_is_refused_with_a_way_out() {
        var known = SampleModels.ward(new TrainingPlan.Forest(1, 7, 1)).known();
        var tree = (ForestModel) known.model();
        var trees = Collections.nCopies(100_000, tree.trees().getFirst());
        var large = new ForestModel(tree.cleaning(), tree.features(), tree.classes(), trees);
        assertThatThrownBy(() ->
                        ModelText.write(SampleModels.NAME, new KnownModel(large, known.from())))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> {
                            assertThat(e.exitCode()).isEqualTo(BadInput.BAD_DATA);
                            assertThat(e.line()).contains("16 MiB", "fewer trees");
                        });
    }

    @Test
    void a_number_that_is_not_finite_is_not_written() {
        var known = SampleModels.ward(new TrainingPlan.Ridge(1), 2).known();
        var ridge = (RidgeModel) known.model();
        var weights = new ArrayList<>(ridge.standardised().weights());
        weights.set(0, Double.NaN);
        var bad =
                new RidgeModel(
                        ridge.cleaning(),
                        ridge.features(),
                        ridge.classes(),
                        new Linear(0, weights),
                        1);
        assertThatThrownBy(
                        () -> ModelText.write(SampleModels.NAME, new KnownModel(bad, known.from())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not finite");
    }
}
