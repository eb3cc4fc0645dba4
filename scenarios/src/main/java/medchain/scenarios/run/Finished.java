package medchain.scenarios.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Experiment;
import medchain.simulator.atlas.Atlas;
import medchain.simulator.world.World;

/**
 * A run that has come to its end.
 *
 * @param lines what the world answered to each line of the timeline
 * @param midway what became of expectations with a time, those whose time came
 * @param arrivals submissions that the workload planned
 * @param recordings when the requests of workloads were made that are recorded
 * @param atlas what the rules by themselves were found to do
 * @param stopped the user stopped it before its end; what there is is consistent
 * @param worldCpu processor time of the thread in which the world ran, without the making of keys,
 *     results and pictures
 * @param warning something that did not go as it should, but changes no result
 */
public record Finished(
        Experiment experiment,
        World world,
        List<LineResult> lines,
        List<Midway> midway,
        int arrivals,
        List<Recording> recordings,
        Atlas atlas,
        boolean stopped,
        Duration worldCpu,
        Optional<String> warning) {
    public Finished {
        lines = List.copyOf(lines);
        midway = List.copyOf(midway);
        recordings = List.copyOf(recordings);
    }

    /** The lines that led to something else than the scenario says. */
    public List<LineResult> surprises() {
        return lines.stream().filter(l -> !l.asWanted()).toList();
    }
}
