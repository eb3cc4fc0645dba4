package medchain.scenarios.language;

import java.time.Duration;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;

/**
 * A table of a MySQL or MariaDB server. Never a URL: a driver's URL can load code and files, so one
 * is only built of these parts, each of which is checked.
 *
 * @param host a name or an IPv4 address, nothing else
 * @param passwordFile readable by its owner alone
 * @param patience how long the server may say nothing; from a second to an hour
 */
public record DatabaseTable(
        String host,
        int port,
        String database,
        String table,
        String user,
        String passwordFile,
        Duration patience) {
    /** As scenarios write it. */
    static final String USUAL_PATIENCE = "30s";

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration MOST_PATIENCE = Duration.ofHours(1);

    private static final Pattern TARGET =
            Pattern.compile(
                    "([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):([0-9]{1,5})/(.{1,100})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.-]{1,80}");
    private static final int PORTS = 65_535;

    /** Reads {@code --mysql HOST:PORT/DB --table T --user U --password-file F}. */
    static DatabaseTable of(Arguments a) {
        for (var needed : new String[] {"table", "user", "password-file"}) {
            if (!a.has(needed)) {
                throw BadInput.usage(a.at(), "--mysql without --" + needed + "; expected both");
            }
        }
        var target = a.one("mysql");
        var parts = TARGET.matcher(target.text());
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORTS) {
            throw BadInput.data(
                    target.place(),
                    "\""
                            + target.text()
                            + "\" is no HOST:PORT/DATABASE; expected 127.0.0.1:3306/ward");
        }
        return new DatabaseTable(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                name(new Value(parts.group(3), target.place()), "database"),
                name(a.one("table"), "table"),
                user(a.one("user")),
                a.text("password-file"),
                patience(a));
    }

    private static Duration patience(Arguments a) {
        var patience = a.duration("timeout");
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw BadInput.data(
                    a.one("timeout").place(),
                    "\"" + a.text("timeout") + "\"; expected from 1s to 1h");
        }
        return patience;
    }

    private static String name(Value value, String what) {
        if (!NAME.matcher(value.text()).matches()) {
            throw BadInput.data(
                    value.place(),
                    "\""
                            + value.text()
                            + "\" is no name of a "
                            + what
                            + "; expected at most 64 letters, digits and _, no digit first");
        }
        return value.text();
    }

    private static String user(Value value) {
        if (!USER.matcher(value.text()).matches()) {
            throw BadInput.data(
                    value.place(),
                    "\"" + value.text() + "\" is no user; expected letters, digits, _ . and -");
        }
        return value.text();
    }

    /** Whether the server is on this machine. */
    public boolean isLocal() {
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** For messages: no user and no password. */
    public String source() {
        return host + ":" + port + "/" + database + "/" + table;
    }
}
