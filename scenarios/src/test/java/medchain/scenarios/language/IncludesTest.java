package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludesTest {
    private static final String BASE =
            """
            scenario: base
            world:
              nodes: 7
              network: {loss: 1%, latency: {constant: 50ms}}
            expect:
              - safety holds
            """;

    @TempDir private Path folder;

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Experiment read(Path file, String... settings) {
        return Experiment.parse(ScenarioText.read(file), List.of(settings));
    }

    @Test
    void own_keys_hold_over_those_of_the_base_and_the_effective_file_stands_alone()
            throws IOException {
        write("base.yaml", BASE);
        var mine =
                read(
                        write(
                                "mine.yaml",
                                "include: base.yaml\nscenario: mine\nworld: {network: {loss: 5%}}\n"),
                        "world.nodes=9");

        assertThat(mine.name()).isEqualTo("mine");
        assertThat(mine.world().network().nodes()).isEqualTo(9);
        assertThat(mine.effective())
                .contains("loss: 5%", "constant: 50ms")
                .doesNotContain("include");
        assertThat(mine.expectations()).hasSize(1);
        assertThat(Experiment.parse(new ScenarioText("e", mine.effective()), List.of()).effective())
                .isEqualTo(mine.effective());
    }

    @Test
    void an_error_names_the_file_in_which_it_stands() throws IOException {
        var base = write("parts/base.yaml", BASE.replace("loss: 1%", "lost: 1%"));
        var mine = write("mine.yaml", "include: parts/base.yaml\nscenario: mine\n");

        assertThatThrownBy(() -> read(mine))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        b ->
                                assertThat(b.line())
                                        .startsWith(base + ":4:13: unknown key \"lost\"")
                                        .endsWith("did you mean \"loss\"?"));
    }

    @Test
    void loops_and_files_outside_are_refused_at_their_line() throws IOException {
        write("a.yaml", "scenario: a\ninclude: b.yaml\n");
        write("b.yaml", "scenario: b\ninclude: a.yaml\n");
        refused("a.yaml", 65, "b.yaml:2:10", "includes");
        write("own.yaml", "include: own.yaml\nscenario: own\n");
        refused("own.yaml", 65, "own.yaml:1:10", "loop");
        for (var outside : List.of("../x.yaml", "/etc/passwd", "a/../../x", "~/x")) {
            write("out.yaml", "scenario: out\ninclude: " + outside + "\n");
            refused("out.yaml", 65, "out.yaml:2:10", "in the scenario's folder");
        }
        write("none.yaml", "include: nothing.yaml\nscenario: none\n");
        refused("none.yaml", 66, "none.yaml:1:10", "no file \"nothing.yaml\"");
        assertThatThrownBy(() ->
                        Experiment.parse(
                                new ScenarioText("<point>", "include: a.yaml\nscenario: x\n"),
                                List.of()))
                .hasMessageContaining("no file");
        assertThatThrownBy(() -> read(write("plain.yaml", BASE), "include=base.yaml"))
                .hasMessageContaining("expected it in the file");
    }

    private void refused(String name, int code, String place, String why) {
        assertThatThrownBy(() -> read(folder.resolve(name)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        b -> {
                            assertThat(b.exitCode()).isEqualTo(code);
                            assertThat(b.line()).contains(place).contains(why);
                        });
    }
}
