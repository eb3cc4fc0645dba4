package medchain.shell.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.DatabaseTable;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Surroundings;
import medchain.scenarios.run.Cancelled;
import medchain.shell.session.SavedSession.Brought;
import medchain.shell.session.SavedSession.Ended;
import medchain.shell.session.SavedSession.Line;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Bug;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;
import medchain.simulator.world.WorldView;

/** Asks a fresh world everything that was asked of another one, in the same moments. */
final class Replay {
    private static final int MOST_STEPS = 1_000_000;

    private final World world;
    private final List<Session.Entry> done = new ArrayList<>();

    Replay(World world) {
        this.world = world;
    }

    /** A line that went otherwise than it did. */
    static final class Diverged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Diverged(String how) {
            super(how);
        }
    }

    /**
     * @return the history, as if it had just been typed
     * @throws Cancelled when the user gave up
     * @throws Diverged when the world answered otherwise than it did
     */
    List<Session.Entry> run(List<Line> lines) {
        for (var line : lines) {
            if (!world.now().equals(line.at())) {
                throw new Diverged(where() + " was asked at " + line.at() + ", not " + world.now());
            }
            done.add(ask(line));
        }
        return done;
    }

    private String where() {
        return "line " + (done.size() + 1);
    }

    private Session.Entry ask(Line line) {
        var place = new Place("<saved session>", done.size() + 1, 1);
        var directive =
                CommandLine.parse(line.text(), place)
                        .directive(line.actor(), new Recorded(world, line))
                        .orElseThrow(() -> new Diverged(where() + " asks nothing of the world"));
        var outcome =
                line.ended() instanceof Ended.Stopped(var events, var now)
                        ? stopped(events, now.since(world.now()), line)
                        : world.apply(directive);
        if (outcome instanceof Outcome.TimePassed p
                && p.stopped()
                && !(line.ended() instanceof Ended.Stopped)) {
            throw new Cancelled("restoring a session");
        }
        if (outcome instanceof Outcome.Refused != line.ended() instanceof Ended.Refused) {
            throw new Diverged(where() + " was answered otherwise: " + outcome);
        }
        return new Session.Entry(line.at(), line.text(), line.actor(), directive, outcome);
    }

    /** The user stopped it then: as many events, then what is left of the time, without any. */
    private Outcome stopped(long events, Duration time, Line line) {
        for (long left = events; left > 0; left -= MOST_STEPS) {
            world.apply(new Directive.Step((int) Math.min(left, MOST_STEPS)));
        }
        var rest = line.at().plus(time).since(world.now());
        if (rest.isPositive()) {
            world.apply(new Directive.RunFor(rest));
        }
        return new Outcome.TimePassed(world.now(), events, false, true);
    }

    /** What the line took from outside when it was typed. */
    private record Recorded(World world, Line line) implements Surroundings {
        @Override
        public WorldView view() {
            return world.view();
        }

        @Override
        public RawTable table(String file, List<String> missing) {
            return switch (line.brought().orElseThrow(this::nothing)) {
                case Brought.Table(var table) -> table;
                case Brought.NewUser _, Brought.Model _ -> throw nothing();
            };
        }

        /** What the server held then; it is not asked again. */
        @Override
        public RawTable table(DatabaseTable from, boolean remote, List<String> missing) {
            return table(from.source(), missing);
        }

        @Override
        public Enrolment enrol(AccountId account, Role role, Optional<String> passwordFile) {
            return newUser();
        }

        private Enrolment newUser() {
            return switch (line.brought().orElseThrow(this::nothing)) {
                case Brought.NewUser(var enrolment) -> enrolment;
                case Brought.Table _, Brought.Model _ -> throw nothing();
            };
        }

        @Override
        public NamedModel model(String file) {
            return switch (line.brought().orElseThrow(this::nothing)) {
                case Brought.Model(var model) -> model;
                case Brought.Table _, Brought.NewUser _ -> throw nothing();
            };
        }

        @Override
        public boolean givesKeys(AccountId account) {
            return !(line.ended() instanceof Ended.Refused);
        }

        @Override
        public Enrolment kept(
                String file,
                AccountId account,
                Optional<String> passphraseFile,
                Optional<String> passwordFile) {
            return newUser();
        }

        /** No save has a password: who got in gets in, who did not is given one that none has. */
        @Override
        public Optional<Secret> password(AccountId account, Optional<String> passwordFile) {
            return line.ended() instanceof Ended.Refused
                    ? Optional.of(new Secret(new char[0]))
                    : Optional.empty();
        }

        private Bug nothing() {
            return new Bug("the save lacks what this line brought: " + line.text());
        }
    }
}
