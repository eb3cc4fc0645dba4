package medchain.shell.wiring;

import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.Place;
import medchain.scenarios.run.Cancelled;
import medchain.shell.command.Lines;
import medchain.shell.command.TypedLine;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.OutputClosed;
import medchain.shell.render.Screen;
import medchain.shell.session.Session;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandNotFoundException;
import org.springframework.shell.core.command.CommandRegistry;

/** Does one line with Spring Shell's executor; every failure becomes one line and an exit code. */
final class LineRunner implements Lines {
    private final CommandRegistry registry;
    private final CommandExecutor executor;
    private final Session session;
    private final Screen screen;
    private final boolean debug;

    LineRunner(CommandRegistry registry, Session session, Screen screen, boolean debug) {
        this.registry = registry;
        this.executor = new CommandExecutor(registry);
        this.session = session;
        this.screen = screen;
        this.debug = debug;
    }

    @Override
    public ExitCode run(TypedLine line) {
        session.interrupt().clear();
        if (!CommandLine.namesASecret(line.text())) {
            session.typed(line.text().strip());
        }
        try {
            var input = line.parsedInput();
            var context = new CommandContext(input, registry, screen.out(), new InputReader() {});
            return ExitCode.of(executor.execute(context).code());
        } catch (CommandExecutionException failed) {
            return failed(failed.getCause() == null ? failed : failed.getCause());
        } catch (BadInput | CommandNotFoundException refused) {
            return failed(refused);
        } finally {
            screen.progress().end();
        }
    }

    private ExitCode failed(Throwable cause) {
        if (cause instanceof OutputClosed closed) {
            throw closed;
        }
        screen.fail(failure(cause));
        if (debug) {
            screen.trace(cause);
        }
        return failure(cause).code();
    }

    static Failure failure(Throwable cause) {
        return switch (cause) {
            case BadInput bad ->
                    new Failure(
                            ExitCode.of(bad.exitCode()),
                            bad.place().map(Place::toString),
                            String.valueOf(bad.getMessage()),
                            bad.hint());
            case Cancelled cancelled ->
                    new Failure(ExitCode.CANCELLED, String.valueOf(cancelled.getMessage()));
            case CommandNotFoundException unknown ->
                    new Failure(ExitCode.USAGE, String.valueOf(unknown.getMessage()), "try help");
            case java.io.UncheckedIOException io ->
                    new Failure(ExitCode.IO, String.valueOf(io.getMessage()));
            case OutOfMemoryError _ ->
                    new Failure(
                            ExitCode.INTERNAL,
                            "not enough memory",
                            "MEDCHAIN_OPTS=-Xmx4g gives more");
            case Throwable bug ->
                    new Failure(
                            ExitCode.INTERNAL,
                            "a fault of the program: " + bug,
                            "--debug shows where");
        };
    }
}
