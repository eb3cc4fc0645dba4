package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Section;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    private static final Path SHIPPED = Path.of("library", "scenario.schema.json");

    @Test
    void the_shipped_schema_is_the_one_of_the_registry() throws Exception {
        assertThat(Files.readString(SHIPPED))
                .as("write JsonSchema.write() to " + SHIPPED)
                .isEqualTo(JsonSchema.write());
    }

    @Test
    void the_schema_is_json_and_knows_every_key_and_no_other() {
        var paths = new ArrayList<String>();
        collect("", (Section) Yaml.parse(JsonSchema.write(), "schema"), paths);
        assertThat(paths).containsExactlyElementsOf(Keys.all().stream().map(Key::path).toList());
    }

    private static void collect(String path, Section schema, List<String> paths) {
        schema.get("properties")
                .ifPresent(all -> {
                    for (var entry : ((Section) all).entries()) {
                        var key = path.isEmpty() ? entry.key() : path + "." + entry.key();
                        paths.add(key);
                        collect(key, (Section) entry.value(), paths);
                    }
                });
        schema.get("items").ifPresent(s -> collect(path + "[]", (Section) s, paths));
        schema.get("anyOf")
                .ifPresent(
                        a -> ((Items) a).items().forEach(s -> collect(path, (Section) s, paths)));
    }

    @Test
    void a_new_scenario_explains_its_keys_and_can_be_read() {
        var text = ScenarioTemplate.named("mine");
        assertThat(text).contains("slot: 2s    # Time in which one delegate may forge");
        var read = Experiment.parse(new ScenarioText("mine.yaml", text), List.of());
        assertThat(read.name()).isEqualTo("mine");
        assertThat(read.timeline()).hasSize(3);
    }

    @Test
    void the_reference_page_has_a_line_for_every_key() {
        assertThat(ScenarioTemplate.reference().lines()).hasSize(Keys.all().size() + 2);
        assertThat(ScenarioTemplate.reference())
                .contains("| world.consensus.slot | a time: 50ms, 2s, 1h | 2s |");
    }
}
