package medchain.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.scenarios.language.Experiment;
import medchain.shell.render.Format;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;
import medchain.simulator.world.WorldView;

/**
 * What lasts from one line to the next: the live world, who is logged in, how to print, and the
 * history from which the session can be repeated. The one mutable thing of the shell.
 */
public final class Session {
    private final Worlds worlds;
    private final Interrupt interrupt;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Optional<LiveWorld> live = Optional.empty();
    private Optional<AccountId> user = Optional.empty();
    private Format format = Format.TEXT;
    private Pace pace = Pace.MAX;
    private boolean leaving;
    private int entriesSaved;

    /**
     * A directive and what the world answered; a refusal leaves facts, too.
     *
     * @param at when it was asked
     * @param line that asks for it, in a scenario too
     * @param actor who asked, where the line does not say
     */
    public record Entry(
            SimTime at,
            String line,
            Optional<AccountId> actor,
            Directive directive,
            Outcome outcome) {}

    public Session(Worlds worlds, Interrupt interrupt) {
        this.worlds = worlds;
        this.interrupt = interrupt;
    }

    // ---- the world

    public boolean hasWorld() {
        return live.isPresent();
    }

    /** The live world; a small one with a few people is made at first use. */
    public World world() {
        return live().world();
    }

    /** The scenario of the live world. */
    public Experiment experiment() {
        return live().experiment();
    }

    LiveWorld live() {
        if (live.isEmpty()) {
            live = Optional.of(made(WorldMaker.session(List.of())));
        }
        return live.orElseThrow();
    }

    private LiveWorld made(Experiment experiment) {
        return worlds.make(new Worlds.Origin(experiment, Optional.empty()));
    }

    public WorldView view() {
        return world().view();
    }

    /** A new world takes the place of the old one: nobody is logged in, nothing has happened. */
    public void begin(Experiment experiment) {
        live = Optional.of(made(experiment));
        user = Optional.empty();
        entries.clear();
        entriesSaved = 0;
    }

    /** A saved session takes the place of this one. */
    void resume(LiveWorld world, List<Entry> history, Optional<AccountId> who, Pace chosen) {
        live = Optional.of(world);
        entries.clear();
        entries.addAll(history);
        user = who;
        pace = chosen;
        saved();
    }

    /** All that was asked so far is in a file. */
    void saved() {
        entriesSaved = entries.size();
    }

    /** How much was asked that is in no file. */
    public int unsaved() {
        return entries.size() - entriesSaved;
    }

    Worlds worlds() {
        return worlds;
    }

    /** Asks the world; question and answer become history. */
    public Outcome apply(Directive directive, String line) {
        var at = world().now();
        var outcome = paced(directive);
        entries.add(new Entry(at, line, user, directive, outcome));
        if (directive instanceof Directive.LogIn(var who, _)
                && !(outcome instanceof Outcome.Refused)) {
            user = Optional.of(who);
        }
        return outcome;
    }

    private Outcome paced(Directive directive) {
        return pace.timesReal() == 0
                ? world().apply(directive)
                : new PacedRun(world(), pace, interrupt).apply(directive);
    }

    /** What was asked of this world so far, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    // ---- the user

    public Optional<AccountId> user() {
        return user;
    }

    /** Registered by hand in this session, so there is a password that its owner chose. */
    public boolean chosePassword(AccountId account) {
        return registered(account).isPresent();
    }

    /** What an account is made of, if there is one: secrets, for their owner only. */
    public Optional<Enrolment> enrolment(AccountId account) {
        return registered(account)
                .or(() ->
                        world().spec().population().stream()
                                .filter(e -> e.account().equals(account))
                                .findFirst());
    }

    private Optional<Enrolment> registered(AccountId account) {
        return entries.stream()
                .filter(e -> !(e.outcome() instanceof Outcome.Refused))
                .flatMap(e ->
                        e.directive() instanceof Directive.Register(var enrolment, _)
                                ? Stream.of(enrolment)
                                : null)
                .filter(e -> e.account().equals(account))
                .findFirst();
    }

    public void logOut() {
        user = Optional.empty();
    }

    // ---- lines and settings

    /** Remembers a line as typed; secrets never stand in lines. */
    public void typed(String line) {
        lines.add(line);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public Format format() {
        return format;
    }

    public void format(Format chosen) {
        format = chosen;
    }

    public Pace pace() {
        return pace;
    }

    public void pace(Pace chosen) {
        pace = chosen;
    }

    /** The user wants to go; after this line the shell ends. */
    public void leave() {
        leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    public Interrupt interrupt() {
        return interrupt;
    }
}
