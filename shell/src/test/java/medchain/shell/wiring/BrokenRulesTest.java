package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Edge;
import medchain.simulator.atlas.Evidence.Finding;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What breaks its promise is said by an exit code, so that no script takes it for sound. */
class BrokenRulesTest {
    private static final String ATLAS =
            "scenario run consensus-atlas --set closed_forms=[ark] --set world.crypto=simulated"
                    + " --out ";

    @TempDir private Path folder;

    /** Answers every question as if the rules had measured something else. */
    @Configuration(proxyBeanMethods = false)
    static class OtherRules {
        @Bean
        @Primary
        Edge brokenEdge(@Qualifier("edge") Edge usual) {
            return new Edge(
                    new Parallel() {
                        @Override
                        public <T, R> List<R> map(
                                String stage,
                                List<T> items,
                                Function<? super T, ? extends R> work) {
                            return usual.parallel()
                                    .map(
                                            stage,
                                            items,
                                            item -> {
                                                R answer = work.apply(item);
                                                return answer instanceof List<?> evidence
                                                        ? other(evidence)
                                                        : answer;
                                            });
                        }
                    },
                    usual.spent(),
                    usual.progress(),
                    usual.keys(),
                    usual.results(),
                    usual.engines(),
                    usual.version(),
                    usual.commit());
        }

        @SuppressWarnings("unchecked")
        private static <R> R other(List<?> evidence) {
            return (R)
                    evidence.stream()
                            .map(e ->
                                    e instanceof Finding f && f.row().equals("V18") ? wrong(f) : e)
                            .toList();
        }

        private static Finding wrong(Finding f) {
            return new Finding(
                    f.row(),
                    f.preset(),
                    f.quantity(),
                    f.source(),
                    f.observations(),
                    f.expected(),
                    "something else",
                    false);
        }
    }

    @Test
    void an_atlas_with_a_broken_closed_form_ends_with_exit_code_1_and_names_it()
            throws IOException {
        try (var sound = new TypedSession();
                var broken = new TypedSession(OtherRules.class)) {
            assertThat(sound.run(ATLAS + folder.resolve("sound")).code()).isEqualTo(ExitCode.DONE);
            var left = broken.run(ATLAS + folder.resolve("broken"));
            assertThat(left.code()).isEqualTo(ExitCode.EXPECTATION_FAILED);
            assertThat(left.err()).contains("not all that was promised or expected held");
        }
        assertThat(Files.readString(folder.resolve("broken/verdicts.csv")))
                .contains("something else")
                .contains("broken");
    }

    @Test
    void a_swarm_with_too_many_liars_ends_with_exit_code_1_and_the_line_that_replays_it()
            throws IOException {
        try (var shell = new TypedSession()) {
            assertThat(shell.run("swarm --seeds 20").code()).isEqualTo(ExitCode.DONE);
            var left = shell.run("swarm --seeds 20 --byzantine 4");
            assertThat(left.code()).isEqualTo(ExitCode.EXPECTATION_FAILED);
            assertThat(left.err())
                    .contains("has another irreversible block at")
                    .contains("again by ./medchain swarm --preset medchain --seeds 1 --from");
        }
    }
}
