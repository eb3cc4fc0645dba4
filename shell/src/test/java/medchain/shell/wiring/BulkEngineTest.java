package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import medchain.scenarios.sweep.Engine;
import medchain.scenarios.sweep.LocalEngine;
import medchain.scenarios.sweep.Partitions;
import medchain.scenarios.sweep.Work;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Edge;
import medchain.simulator.kernel.Portable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset encrypted and scored by partitions on an engine leaves the bytes of this process. */
class BulkEngineTest {
    private static final String SCORED =
            """
            scenario: scored
            world: {nodes: 3, consensus: {delegates: 2}}
            population: {patients: 1, doctors: 1, administrators: 1, password_cost: 4}
            timeline:
              - do: dataset load wdbc.csv --name wdbc --label diagnosis
              - do: dataset split wdbc --test 70%
              - do: model train --data wdbc --kind logistic --name m
              - do: dataset encrypt wdbc --under own --as admin-1
              - do: query score --data wdbc --model m --as admin-1
                when: settled
            expect:
              - safety holds
            """;

    @TempDir private Path folder;

    /** Counts the pieces, and gives up after some. */
    private static final class Counting implements Engine, Partitions {
        private final Partitions partitions = new LocalEngine(2).partitions();
        private int most = Integer.MAX_VALUE;
        private int pieces;
        private int closed;

        @Override
        public void map(Rounds rounds, Work work, Watch watch) {
            throw new AssertionError("no sweep");
        }

        @Override
        public Partitions partitions() {
            return this;
        }

        @Override
        public String description() {
            return "counting";
        }

        @Override
        public List<byte[]> map(
                Portable work, byte[] shared, List<byte[]> some, IntPredicate goOn) {
            pieces += some.size();
            return pieces > most ? List.of() : partitions.map(work, shared, some, goOn);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private Path run(LiveShell shell, String name, String options) throws IOException {
        var out = folder.resolve(name);
        var line = "scenario run " + folder.resolve("scored.yaml") + " --out " + out + options;
        assertThat(shell.run(line)).as(shell.err()).isEqualTo(ExitCode.DONE);
        return out;
    }

    private static void same(Path one, Path other) {
        for (var file : List.of("encrypted_data.csv", "results.csv", "transactions.csv")) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void whatever_the_engine_the_bytes_are_the_same() throws IOException {
        Files.writeString(folder.resolve("scored.yaml"), SCORED);
        try (var shell = new LiveShell(folder)) {
            var embedded = run(shell, "embedded", "");
            assertThat(shell.run("engine use local --workers 2")).isEqualTo(ExitCode.DONE);
            assertThat(shell.out()).contains("by partitions, 2 at a time");
            same(embedded, run(shell, "two", ""));
            same(embedded, run(shell, "local", " --engine local"));

            var counting = new Counting();
            shell.bean(Edge.class).engines().use(Optional.of(counting));
            same(embedded, run(shell, "counted", ""));
            assertThat(counting.pieces).isGreaterThan(2);

            counting.most = 0;
            var line =
                    "scenario run "
                            + folder.resolve("scored.yaml")
                            + " --out "
                            + folder.resolve("x");
            assertThat(shell.run(line)).isEqualTo(ExitCode.CANCELLED);

            assertThat(shell.run("engine use local[2]")).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(counting.closed).isEqualTo(1);
        }
    }
}
