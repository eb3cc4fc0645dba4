package medchain.shell.wiring;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import medchain.shell.command.Lines;
import medchain.shell.command.Script;
import medchain.shell.prompt.LineCompleter;
import medchain.shell.prompt.LineReaders;
import medchain.shell.prompt.MaskedPrompt;
import medchain.shell.prompt.Repl;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Passwords;
import medchain.shell.session.Session;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The wired shell, spoken to in lines; what it says is kept. */
final class LiveShell implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Among keys: the next ones are typed once a password is asked for, again. */
    static final char WHEN_ASKED = '\u0001';

    private static final char CTRL_C = '\u0003';

    private final AtomicInteger asked = new AtomicInteger();

    /** Where passwords are asked for, while somebody types. */
    private @Nullable LineReader secrets;

    @Configuration(proxyBeanMethods = false)
    static class AtHand {
        @Bean
        Options options() {
            return Options.parse(List.of("version"));
        }
    }

    /**
     * @param folder where keys and results are kept
     */
    LiveShell(Path folder) {
        var application = new SpringApplication(ShellConfiguration.class, AtHand.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(
                Map.of("spring.main.allow-bean-definition-overriding", "true"));
        application.addInitializers(c -> {
            var home = Home.in(folder, folder);
            var screen = new Screen(new PrintWriter(out), new PrintWriter(err), Look.PLAIN);
            primary(c, "testHome", Home.class, home);
            primary(c, "testScreen", Screen.class, screen);
            var masked = new MaskedPrompt(this::promptForSecrets);
            primary(c, "testPasswords", Passwords.class, masked);
        });
        context = application.run();
    }

    private static <T> void primary(
            ConfigurableApplicationContext context, String name, Class<T> type, T bean) {
        ((org.springframework.context.support.GenericApplicationContext) context)
                .registerBean(name, type, () -> bean, d -> d.setPrimary(true));
    }

    private Optional<LineReader> promptForSecrets() {
        asked.incrementAndGet();
        return Optional.ofNullable(secrets);
    }

    /** Does the lines until one fails. */
    ExitCode run(String... lines) throws IOException {
        var text = String.join("\n", lines) + "\n";
        var script = new Script(new BufferedReader(new StringReader(text)), "session");
        return script.run(context.getBean(LineRunner.class), session(), false);
    }

    /** What came of one line. */
    record Said(ExitCode code, String err) {}

    /** Types the lines at the prompt of a terminal, once, and leaves; one answer a line. */
    List<Said> type(List<String> lines) throws IOException {
        var said = new ArrayList<Said>();
        Lines listening =
                line -> {
                    int before = err.getBuffer().length();
                    var code = context.getBean(LineRunner.class).run(line);
                    said.add(new Said(code, err.getBuffer().substring(before)));
                    return code;
                };
        var keys = String.join("\r", lines) + "\rexit\r";
        var prompt = new Prompt();
        var typist = new Typist(keys, asked, prompt);
        try (var terminal =
                TerminalBuilder.builder()
                        .system(false)
                        .type("dumb")
                        .graphemeCluster(false)
                        .streams(typist, prompt)
                        .build()) {
            var completer = new LineCompleter(session(), List::of);
            typist.interrupts = () -> terminal.raise(Terminal.Signal.INT);
            if (keys.indexOf(WHEN_ASKED) >= 0) {
                secrets = LineReaders.plain(terminal);
            }
            var reader = LineReaders.make(terminal, completer, false, Optional.empty());
            new Repl(reader, listening, session(), context.getBean(Screen.class)).run();
        } finally {
            secrets = null;
        }
        if (said.size() > lines.size()) {
            said.removeLast();
        }
        return said;
    }

    /** Knows when the terminal has shown something: what is typed before that may be lost. */
    private static final class Prompt extends OutputStream {
        private volatile boolean shown;

        @Override
        public void write(int b) {
            shown = true;
        }
    }

    /** Types, and then stays, idle: an end of input would cut short what is being done. */
    private static final class Typist extends InputStream {
        private final ByteArrayInputStream keys;
        private volatile boolean gone;

        private final AtomicInteger asked;
        private final Prompt prompt;
        private int waited;

        /** A terminal without a process behind it makes no signal of Ctrl-C. */
        private volatile Runnable interrupts = () -> {};

        Typist(String keys, AtomicInteger asked, Prompt prompt) {
            this.prompt = prompt;
            this.asked = asked;
            waited = asked.get();
            this.keys = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            while ((keys.available() == 0 || !prompt.shown) && !gone) {
                LockSupport.parkNanos(1_000_000);
            }
            int key = keys.read();
            if (key == CTRL_C) {
                interrupts.run();
                LockSupport.parkNanos(300_000_000);
                return read();
            }
            return key == WHEN_ASKED && waits() ? read() : key;
        }

        /** The prompt needs a moment to take over the terminal after it was asked for. */
        private boolean waits() {
            waited++;
            while (asked.get() < waited && !gone) {
                LockSupport.parkNanos(1_000_000);
            }
            LockSupport.parkNanos(300_000_000);
            return true;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int key = read();
            into[from] = (byte) key;
            return key < 0 ? -1 : 1;
        }

        @Override
        public void close() {
            gone = true;
        }
    }

    Session session() {
        return context.getBean(Session.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Forgets what was said so far. */
    void hush() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    @Override
    public void close() {
        context.close();
    }
}
