package medchain.scenarios.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.world.ConsentBehaviour;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import medchain.simulator.world.WorldSpec;

/**
 * A scenario that was understood: everything that a run needs but the files that it names.
 *
 * @param seed of every random stream
 * @param patients how they answer by themselves; empty: only by lines of the timeline
 * @param closedForms chapters of the atlas: what the rules by themselves are held against
 * @param sweep what varies, and how often each point is run
 * @param effective the scenario with every default written out; replays this run
 */
public record Experiment(
        String name,
        String title,
        String description,
        String topic,
        long seed,
        WorldPart world,
        Population population,
        List<Workload> workload,
        Optional<ConsentBehaviour> patients,
        List<TimedLine> timeline,
        List<String> closedForms,
        List<Expectation> expectations,
        Stop stop,
        Sweep sweep,
        String effective) {
    public Experiment {
        workload = List.copyOf(workload);
        timeline = List.copyOf(timeline);
        closedForms = List.copyOf(closedForms);
        expectations = List.copyOf(expectations);
    }

    /**
     * Reads a scenario.
     *
     * @param settings {@code path=value} of {@code --set} and {@code --seed}, the last wins
     * @throws BadInput with file, line and column
     */
    public static Experiment parse(ScenarioText text, List<String> settings) {
        return ExperimentReader.read(text, settings);
    }

    /**
     * @param people all accounts of the genesis block
     */
    public WorldSpec spec(List<Enrolment> people) {
        return new WorldSpec(
                seed,
                world.secureEntropy(),
                world.crypto(),
                world.consensus(),
                world.network(),
                world.compute(),
                people,
                world.balance(),
                world.consentExpires(),
                patients);
    }

    /** How strong the keys of those are who are there from the beginning. */
    public KeyStrength strength() {
        return new KeyStrength(world.crypto(), population.keyBits(), population.passwordCost());
    }

    /** The world without its people. */
    public record WorldPart(
            ConsensusParameters consensus,
            NetworkShape network,
            Compute compute,
            boolean secureEntropy,
            CryptoMode crypto,
            long balance,
            Duration consentExpires) {}

    /**
     * Who is there from the beginning, beside those whom a workload's file names.
     *
     * @param named more people by name
     * @param keyBits length of their RSA keys
     * @param passwordCost of their bcrypt hashes
     */
    public record Population(
            int patients,
            int doctors,
            int administrators,
            int hospitals,
            int insurers,
            SortedMap<AccountId, Role> named,
            int keyBits,
            int passwordCost) {}

    /**
     * A line of the timeline.
     *
     * @param at from the beginning; empty: straight after the line before
     * @param when waits until this is true, too
     * @param line as written
     * @param outcome what the world should answer
     * @param why what the reader sees here; may be empty
     */
    public record TimedLine(
            Optional<Duration> at,
            Optional<Arguments.Value> when,
            String line,
            ParsedLine parsed,
            Wanted outcome,
            String why) {}

    /** What a line of the timeline should lead to. */
    public enum Wanted {
        DONE,
        REFUSED,
        ANY
    }

    /**
     * When the run ends, after the last line.
     *
     * @param after at this time; empty: when nothing is on its way any more
     * @param atMost waits no longer than this for that
     */
    public record Stop(Optional<Duration> after, Duration atMost) {}
}
