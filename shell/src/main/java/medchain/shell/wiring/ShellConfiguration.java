package medchain.shell.wiring;

import java.io.FileDescriptor;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.Surroundings;
import medchain.scenarios.run.KeyCache;
import medchain.scenarios.run.Library;
import medchain.scenarios.sweep.Sending;
import medchain.shell.command.AuditCommands;
import medchain.shell.command.BenchCommands;
import medchain.shell.command.Catalogue;
import medchain.shell.command.ChainCommands;
import medchain.shell.command.ConsentCommands;
import medchain.shell.command.DatasetCommands;
import medchain.shell.command.EngineCommands;
import medchain.shell.command.FhirCommands;
import medchain.shell.command.KeyCommands;
import medchain.shell.command.Lines;
import medchain.shell.command.ModelCommands;
import medchain.shell.command.NodeCommands;
import medchain.shell.command.ReportCommands;
import medchain.shell.command.ScenarioCommands;
import medchain.shell.command.SessionCommands;
import medchain.shell.command.ShellCommands;
import medchain.shell.command.StakeCommands;
import medchain.shell.command.SwarmCommands;
import medchain.shell.command.SweepCommands;
import medchain.shell.command.UserCommands;
import medchain.shell.command.WorldCommands;
import medchain.shell.prompt.LineCompleter;
import medchain.shell.prompt.LineReaders;
import medchain.shell.prompt.MaskedPrompt;
import medchain.shell.prompt.Repl;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Desk;
import medchain.shell.session.Edge;
import medchain.shell.session.Interrupt;
import medchain.shell.session.LazyParallel;
import medchain.shell.session.Passwords;
import medchain.shell.session.ProcessorTime;
import medchain.shell.session.Session;
import medchain.shell.session.WorldMaker;
import medchain.shell.wiring.Streams.Standard;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Who needs whom. No scanning and no auto-configuration: they cost more than everything else at the
 * start, and Spring Shell's would bring its own line reader and runner.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
class ShellConfiguration {

    @Bean
    Home home() {
        return Home.usual();
    }

    @Bean
    Interrupt interrupt() {
        return new Interrupt();
    }

    @Bean
    @Lazy
    Terminal terminal(Options options) {
        return options.warmUp()
                ? Terminals.virtual(WarmUp.KEYS)
                : Terminals.system(colour(options));
    }

    @Bean
    Screen screen(Options options, ObjectProvider<Terminal> terminal) {
        var screen =
                isInteractive(options)
                        ? atTerminal(options, terminal)
                        : onStreams(options, terminal);
        if (options.quiet()) {
            screen.progress().beQuiet();
        }
        return screen;
    }

    private static Screen atTerminal(Options options, ObjectProvider<Terminal> provider) {
        var terminal = provider.getObject();
        var look = new Look(colour(options), true, () -> columns(terminal), terminal.encoding());
        return new Screen(terminal.writer(), terminal.writer(), look);
    }

    private static Screen onStreams(Options options, ObjectProvider<Terminal> terminal) {
        var toPerson = Streams.isTerminal(Standard.OUT);
        var look =
                new Look(
                        toPerson && colour(options),
                        Streams.isTerminal(Standard.ERR),
                        () ->
                                toPerson
                                        ? columns(terminal.getObject())
                                        : Look.PLAIN.width().getAsInt(),
                        Streams.charset());
        return new Screen(
                Streams.writer(FileDescriptor.out),
                Streams.writer(StandardError.descriptor()),
                look);
    }

    private static int columns(Terminal terminal) {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? columns : 80;
    }

    private static boolean colour(Options options) {
        var noColor = System.getenv("NO_COLOR");
        return options.colour()
                && (noColor == null || noColor.isEmpty())
                && !"dumb".equals(System.getenv("TERM"));
    }

    static boolean isInteractive(Options options) {
        boolean atTerminal = Streams.isTerminal(Standard.IN) && Streams.isTerminal(Standard.OUT);
        return options.warmUp() || (options.command().isEmpty() && atTerminal);
    }

    /** Cores are taken when the first bulk work comes, not at the start. */
    @Bean
    Edge edge(Screen screen, Interrupt interrupt, Home home) {
        var progress = interrupt.stopping(screen.progress());
        var engines = home.engines();
        var spent = new ProcessorTime();
        return new Edge(
                new Sending(new LazyParallel(progress, spent), engines, progress),
                spent,
                progress,
                Optional.of(new KeyCache(home.keys())),
                home.results(),
                engines,
                Version.number(),
                Version.commit());
    }

    @Bean
    Session session(Options options, Interrupt interrupt, Edge edge) {
        var maker = new WorldMaker(edge.parallel(), edge.progress(), edge.keys());
        var session = new Session(maker, interrupt);
        session.format(options.format());
        return session;
    }

    @Bean
    Passwords passwords(ObjectProvider<Terminal> terminal, Screen screen) {
        return new MaskedPrompt(() -> {
            screen.progress().end(); // keys may have been made, and a question needs a line
            return Streams.isTerminal(Standard.IN)
                    ? Optional.of(LineReaders.plain(terminal.getObject()))
                    : Optional.empty();
        });
    }

    @Bean
    Surroundings surroundings(Session session, Passwords passwords) {
        return new LiveSurroundings(session, passwords);
    }

    @Bean
    Desk desk(Session session, Surroundings surroundings, Edge edge) {
        return new Desk(session, surroundings, edge);
    }

    @Bean
    CommandRegistry commandRegistry(
            Desk desk,
            Home home,
            Screen screen,
            Passwords passwords,
            ObjectProvider<LineRunner> runner,
            ObjectProvider<Terminal> terminal) {
        Lines lines = line -> runner.getObject().run(line);
        var shell = new ShellCommands(lines, () -> clear(screen, terminal), Version.text());
        var scenarios = new ScenarioCommands(() -> goOn(terminal));
        var actions = new TreeMap<>(shell.actions());
        actions.putAll(scenarios.actions());
        actions.putAll(WorldCommands.actions());
        actions.putAll(UserCommands.actions());
        actions.putAll(ConsentCommands.actions());
        actions.putAll(StakeCommands.actions());
        actions.putAll(ChainCommands.actions());
        actions.putAll(NodeCommands.actions());
        actions.putAll(DatasetCommands.actions());
        actions.putAll(ModelCommands.actions());
        actions.putAll(SweepCommands.actions());
        actions.putAll(SwarmCommands.actions());
        actions.putAll(EngineCommands.actions(home.sparkPom()));
        actions.putAll(new FhirCommands(home.fhir()).actions());
        actions.putAll(new BenchCommands(home.benchmarks()).actions());
        actions.putAll(ReportCommands.actions());
        actions.putAll(AuditCommands.actions());
        actions.putAll(new SessionCommands(passwords).actions());
        actions.putAll(new KeyCommands(passwords).actions());
        var registry = new CommandRegistry();
        Catalogue.commands(actions, desk, screen).forEach(registry::registerCommand);
        return registry;
    }

    /** Without a terminal nobody can press a key, so nobody is waited for. */
    private static boolean goOn(ObjectProvider<Terminal> terminal) {
        return !Streams.isTerminal(Standard.IN)
                || MaskedPrompt.waitForEnter(LineReaders.plain(terminal.getObject()));
    }

    private static void clear(Screen screen, ObjectProvider<Terminal> terminal) {
        if (screen.look().live()) {
            terminal.getObject().puts(org.jline.utils.InfoCmp.Capability.clear_screen);
            terminal.getObject().flush();
        }
    }

    @Bean
    CommandParser commandParser() {
        return new LineParser();
    }

    @Bean
    LineRunner lineRunner(
            CommandRegistry registry, Session session, Screen screen, Options options) {
        return new LineRunner(registry, session, screen, options.debug());
    }

    @Bean
    @Lazy
    LineReader lineReader(Terminal terminal, Session session, Options options) {
        return LineReaders.make(
                terminal,
                new LineCompleter(session, Library::names),
                colour(options),
                options.warmUp() ? Optional.empty() : History.file());
    }

    @Bean
    @Lazy
    Repl repl(LineReader reader, LineRunner lines, Session session, Screen screen) {
        return new Repl(reader, lines, session, screen);
    }
}
