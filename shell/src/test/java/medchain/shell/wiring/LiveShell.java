package medchain.shell.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import medchain.shell.command.Script;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Session;
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
            var home = new Home(folder, folder.resolve("out"));
            var screen = new Screen(new PrintWriter(out), new PrintWriter(err), Look.PLAIN);
            primary(c, "testHome", Home.class, home);
            primary(c, "testScreen", Screen.class, screen);
        });
        context = application.run();
    }

    private static <T> void primary(
            ConfigurableApplicationContext context, String name, Class<T> type, T bean) {
        ((org.springframework.context.support.GenericApplicationContext) context)
                .registerBean(name, type, () -> bean, d -> d.setPrimary(true));
    }

    /** Does the lines until one fails. */
    ExitCode run(String... lines) throws IOException {
        var text = String.join("\n", lines) + "\n";
        var script = new Script(new BufferedReader(new StringReader(text)), "session");
        return script.run(context.getBean(LineRunner.class), session(), false);
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
