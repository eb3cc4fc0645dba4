package medchain.shell.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import medchain.shell.command.Script;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Session;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The wired shell in script mode: lines in; text, errors and the exit code out. */
final class TypedSession implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    /** What one script left. */
    record Left(ExitCode code, String out, String err) {}

    @Configuration(proxyBeanMethods = false)
    static class AtHand {
        @Bean
        Options options() {
            return Options.parse(List.of("version"));
        }

        @Bean
        StringWriter out() {
            return new StringWriter();
        }

        @Bean
        StringWriter err() {
            return new StringWriter();
        }

        @Bean
        @Primary
        Screen testScreen(@Qualifier("out") StringWriter out, @Qualifier("err") StringWriter err) {
            return new Screen(new PrintWriter(out), new PrintWriter(err), Look.PLAIN);
        }

        @Bean
        @Primary
        Home testHome() {
            var keys = Path.of("target", "test-home").toAbsolutePath();
            return Home.in(keys, keys);
        }
    }

    TypedSession() {
        this(AtHand.class);
    }

    /**
     * @param more beans that take the place of usual ones
     */
    TypedSession(Class<?> more) {
        var application = new SpringApplication(ShellConfiguration.class, AtHand.class, more);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        context = application.run();
    }

    /** The output since the last call. */
    Left run(String lines) throws IOException {
        var out = context.getBean("out", StringWriter.class).getBuffer();
        var err = context.getBean("err", StringWriter.class).getBuffer();
        out.setLength(0);
        err.setLength(0);
        var script = new Script(new BufferedReader(new StringReader(lines)), "session");
        var code =
                script.run(
                        context.getBean(LineRunner.class), context.getBean(Session.class), false);
        return new Left(code, out.toString(), err.toString());
    }

    /** What the world has come to: a refused line must not change it. */
    String state() {
        var world = context.getBean(Session.class).world();
        return world.now() + " " + world.traceHash() + " " + world.view().datasets();
    }

    @Override
    public void close() {
        context.close();
    }
}
