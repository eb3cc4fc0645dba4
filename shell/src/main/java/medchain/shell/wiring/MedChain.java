package medchain.shell.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import medchain.scenarios.language.BadInput;
import medchain.shell.command.Script;
import medchain.shell.command.TypedLine;
import medchain.shell.prompt.Repl;
import medchain.shell.render.ExitCode;
import medchain.shell.render.OutputClosed;
import medchain.shell.render.Screen;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Interrupt;
import medchain.shell.session.Session;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the shell, or does one command or the lines of standard input. */
public final class MedChain {
    private MedChain() {}

    public static void main(String[] words) {
        var code = run(List.of(words));
        System.exit(code.number());
    }

    private static ExitCode run(List<String> words) {
        try {
            var options = Options.parse(words);
            try (var context = start(options)) {
                return run(options, context);
            }
        } catch (BadInput refused) {
            var err = Streams.writer(StandardError.descriptor());
            err.println(LineRunner.failure(refused).line());
            err.flush();
            return ExitCode.of(refused.exitCode());
        } catch (OutputClosed closed) {
            return ExitCode.IO;
        } catch (IOException failed) {
            var err = Streams.writer(StandardError.descriptor());
            err.println(LineRunner.failure(new java.io.UncheckedIOException(failed)).line());
            err.flush();
            return ExitCode.IO;
        }
    }

    private static ConfigurableApplicationContext start(Options options) {
        Locale.setDefault(Locale.ROOT);
        Logger.getLogger("").setLevel(Level.WARNING);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("java.awt.headless", "true");
        var application = new SpringApplication(ShellConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setAddCommandLineProperties(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("options", options));
        return application.run();
    }

    private static ExitCode run(Options options, ConfigurableApplicationContext context)
            throws IOException {
        var interrupt = context.getBean(Interrupt.class);
        if (ShellConfiguration.isInteractive(options)) {
            context.getBean(Terminal.class).handle(Terminal.Signal.INT, _ -> interrupt.raise());
            return shell(options, context);
        }
        Signals.register("INT", () -> interruptOrDie(interrupt));
        var lines = context.getBean(LineRunner.class);
        if (!options.command().isEmpty()) {
            return lines.run(TypedLine.ofWords(options.command()));
        }
        try (var in = new BufferedReader(new InputStreamReader(System.in, Streams.charset()))) {
            return new Script(in, "<stdin>").run(lines, context.getBean(Session.class), false);
        }
    }

    /** The first Ctrl-C asks, the second does not. */
    private static void interruptOrDie(Interrupt interrupt) {
        if (interrupt.isRaised()) {
            Runtime.getRuntime().halt(ExitCode.CANCELLED.number());
        }
        interrupt.raise();
    }

    private static ExitCode shell(Options options, ConfigurableApplicationContext context)
            throws IOException {
        if (!options.quiet()) {
            var screen = context.getBean(Screen.class);
            screen.show(
                    new View.Note(
                            Tone.STRONG,
                            "MedChain: type a command, Tab completes, help explains, demo shows"
                                    + " everything, Ctrl-D leaves"),
                    medchain.shell.render.Format.TEXT);
        }
        context.getBean(Repl.class).run();
        return ExitCode.DONE;
    }
}
