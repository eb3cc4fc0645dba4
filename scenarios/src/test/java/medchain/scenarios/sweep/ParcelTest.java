package medchain.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.run.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelTest {
    private static final String REPLAY =
            """
            scenario: replay
            world: {nodes: 3, consensus: {delegates: 2}}
            population: {patients: 1, doctors: 1, password_cost: 4}
            workload:
              - records: {generated: true}
                rate: {controller: replay, source: times.csv, column: at}
            stop: {after: 20s}
            timeline:
              - do: dataset load data/ward.csv --name ward --as admin-1
            """;

    @TempDir private Path here;
    @TempDir private Path elsewhere;

    /** Made by name, as on another machine. */
    public static final class Submitted implements Measuring {
        @Override
        public List<String> of(Finished finished) {
            return List.of(finished.world().traceHash().hex(), "" + finished.arrivals());
        }
    }

    private SweepPlan plan() throws IOException {
        Files.writeString(here.resolve("times.csv"), "at\n1\n2\n3.5\n");
        Files.createDirectories(here.resolve("data"));
        Files.writeString(here.resolve("data/ward.csv"), "age\n40\n50\n");
        Files.writeString(here.resolve("private.csv"), "nobody asked for it\n");
        var text = new ScenarioText("replay.yaml", REPLAY);
        return SweepPlan.of(
                Experiment.parse(text, List.of()), List.of("hash", "n"), new Spread(), "test");
    }

    @Test
    void work_does_the_same_where_only_its_parcel_came() throws IOException {
        var plan = plan();
        var work = new RunWork(Optional.empty(), here, plan.files(here), new Submitted());
        var task = plan.task(0, 0);

        var parcel = work.parcel();
        assertThat(parcel.files()).containsOnlyKeys("times.csv", "data/ward.csv");
        var there = parcel.unpack(elsewhere, ParcelTest.class.getClassLoader());
        parcel.unpack(elsewhere, ParcelTest.class.getClassLoader()); // a second task

        assertThat(there.apply(task, () -> true)).isEqualTo(work.apply(task, () -> true));
        assertThat(there.apply(task, () -> true).orElseThrow().get(1)).isEqualTo("3");
    }

    @Test
    void a_parcel_writes_nowhere_but_into_its_folder() {
        var files = new TreeMap<String, byte[]>();
        files.put("../escaped.csv", new byte[1]);
        var parcel = new Parcel(Submitted.class.getName(), files, Optional.empty());

        assertThatThrownBy(() -> parcel.unpack(elsewhere, ParcelTest.class.getClassLoader()))
                .hasMessageContaining("outside");
        assertThat(elsewhere.resolveSibling("escaped.csv")).doesNotExist();
    }
}
