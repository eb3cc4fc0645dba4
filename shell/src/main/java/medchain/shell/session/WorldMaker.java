package medchain.shell.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.run.KeyCache;
import medchain.scenarios.run.People;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.world.Ports;
import medchain.simulator.world.World;

/** Makes live worlds from scenarios that plan nothing; their keys are kept from run to run. */
public final class WorldMaker implements Worlds {
    private static final String USUAL =
            """
            scenario: session
            title: A session at the shell
            population:
              people: {alice: patient, carol: patient, dr-bob: doctor, dr-eve: doctor}
            """;

    private final Parallel parallel;
    private final Progress progress;
    private final Optional<KeyCache> cache;

    public WorldMaker(Parallel parallel, Progress progress, Optional<KeyCache> cache) {
        this.parallel = parallel;
        this.progress = progress;
        this.cache = cache;
    }

    /**
     * The scenario of a session, with these settings.
     *
     * @param settings {@code path=value}, as after {@code --set}
     */
    public static Experiment session(List<String> settings) {
        return Experiment.parse(
                new ScenarioText("<session>", USUAL, ScenarioText.in(Path.of("").toAbsolutePath())),
                settings);
    }

    /** Where messages about the session's own scenario point to. */
    public static boolean isSession(Place place) {
        return place.source().equals("<session>");
    }

    @Override
    public LiveWorld make(Origin origin) {
        var experiment = origin.experiment();
        var kept = origin.kept().orElseGet(() -> fresh(experiment));
        var ports = new Ports(parallel, progress, kept.entropy().map(Entropy::source));
        var world = new World(experiment.spec(kept.people()), ports);
        return new LiveWorld(experiment, world, kept.entropy());
    }

    private Kept fresh(Experiment experiment) {
        var strength = experiment.strength();
        var people = new People(parallel, cache);
        return experiment.world().secureEntropy()
                ? new Kept(
                        people.secure(strength, roles(experiment)).people(),
                        Optional.of(Entropy.fresh()))
                : new Kept(
                        people.simulated(experiment.seed(), strength, roles(experiment)).people(),
                        Optional.empty());
    }

    private static SortedMap<AccountId, Role> roles(Experiment experiment) {
        var roles = new TreeMap<AccountId, Role>();
        for (int i = 0; i < experiment.world().network().fullNodes(); i++) {
            roles.put(new NodeId(i).account(), Role.NODE);
        }
        for (int i = 1; i <= experiment.population().administrators(); i++) {
            roles.put(new AccountId("admin-" + i), Role.ADMINISTRATOR);
        }
        roles.putAll(experiment.population().named());
        return roles;
    }
}
