package medchain.shell.session;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.ScenarioText;
import medchain.shell.session.SavedSession.Brought;
import medchain.shell.session.SavedSession.End;
import medchain.shell.session.SavedSession.Ended;
import medchain.shell.session.SavedSession.Line;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;

/**
 * Writes the session into a file and comes back to it.
 *
 * <p>A world is a function of its scenario and of what was asked of it, so a save holds these and
 * not the thousands of objects that follow from them: nothing can be forgotten, and what comes back
 * is proved by its trace hash. The price is that restoring takes as long as the session's events
 * did.
 */
public final class Saves {
    private final Session session;
    private final PassphraseBox.Cost cost;
    private final Disk disk;
    private final String version;

    /**
     * @param version of this program
     */
    public Saves(Session session, String version) {
        this(session, version, PassphraseBox.Cost.USUAL, Disk.REAL);
    }

    Saves(Session session, String version, PassphraseBox.Cost cost, Disk disk) {
        this.session = session;
        this.version = version;
        this.cost = cost;
        this.disk = disk;
    }

    /** What was saved, or has come back. */
    public record Stand(int lines, World world) {}

    // ---- save

    /**
     * @throws BadInput when the file cannot be written; what was there before is intact
     */
    public Stand save(Path file, Secret passphrase) {
        var live = session.live();
        var saved =
                new SavedSession(
                        version,
                        live.experiment().effective(),
                        live.world().spec().population(),
                        live.entropy(),
                        session.entries().stream().map(Saves::line).toList(),
                        session.user(),
                        session.pace().word(),
                        end(live.world()));
        new SaveFile(file, disk).write(saved, passphrase, cost, new SecureRandom()::nextBytes);
        session.saved();
        return new Stand(saved.lines().size(), live.world());
    }

    private static Line line(Session.Entry entry) {
        return new Line(
                entry.at(),
                entry.line(),
                entry.actor(),
                brought(entry.directive()),
                ended(entry.outcome()));
    }

    private static Optional<Brought> brought(Directive directive) {
        return switch (directive) {
            case Directive.LoadDataset d -> Optional.of(new Brought.Table(d.table()));
            case Directive.LoadModel d ->
                    Optional.of(new Brought.Model(new NamedModel(d.name(), d.known())));
            case Directive.Register d -> Optional.of(new Brought.NewUser(d.enrolment()));
            case Directive _ -> Optional.empty();
        };
    }

    private static Ended ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused _ -> new Ended.Refused();
            case Outcome.TimePassed p when p.stopped() -> new Ended.Stopped(p.events(), p.now());
            case Outcome _ -> new Ended.Done();
        };
    }

    private static End end(World world) {
        var view = world.view();
        var head = view.chain(view.referenceNode()).getLast();
        return new End(
                world.now(),
                world.events(),
                world.traceHash(),
                head.hash().hash(),
                head.header().stateRoot());
    }

    // ---- restore

    /**
     * Makes the saved world anew, beside the running one, and puts it in its place when it is the
     * same in every bit.
     *
     * @throws BadInput when it cannot; the running session is as it was
     * @throws medchain.scenarios.run.Cancelled when the user gave up; the same
     */
    public Stand restore(Path file, Secret passphrase) {
        var saved = new SaveFile(file, disk).read(passphrase);
        var made = new ScenarioText("<saved session>", saved.scenario());
        var experiment = Experiment.parse(made, List.of());
        var kept = new Worlds.Kept(saved.people(), saved.entropy());
        var live = session.worlds().make(new Worlds.Origin(experiment, Optional.of(kept)));
        var pace = Pace.ALL.stream().filter(p -> p.word().equals(saved.pace())).findFirst();
        try {
            var entries = new Replay(live.world()).run(saved.lines());
            var end = end(live.world());
            if (!end.equals(saved.end())) {
                throw new Replay.Diverged("the end is " + end + ", not " + saved.end());
            }
            session.resume(live, entries, saved.user(), pace.orElse(Pace.MAX));
            return new Stand(entries.size(), live.world());
        } catch (Replay.Diverged other) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "\"" + file + "\" does not come back as it was: " + other.getMessage(),
                    Optional.of("written by " + saved.version() + "; this is " + version));
        }
    }
}
