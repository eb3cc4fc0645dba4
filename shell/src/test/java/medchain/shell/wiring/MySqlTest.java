package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import medchain.shell.render.ExitCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dataset load --mysql} against a real server, through the real shell. */
class MySqlTest {
    private static final long SECONDS_15 = 15_000_000_000L;

    @TempDir private static Path folder;
    private static @Nullable MariaDbServer server;
    private static @Nullable TypedSession shell;
    private static Path password = Path.of("");
    private static Path wrong = Path.of("");

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        var started = MariaDbServer.start(folder);
        assumeTrue(started.isPresent(), "no MariaDB binaries for this machine");
        server = started.get();
        shell = new TypedSession();
        password = secret("right", "a good pass;word");
        wrong = secret("wrong", "another");
        server().execute(
                        "CREATE DATABASE ward CHARACTER SET utf8mb4",
                        "CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'a good pass;word'",
                        "CREATE USER nobody@'127.0.0.1' IDENTIFIED BY 'a good pass;word'",
                        "GRANT SELECT ON ward.* TO reader@'127.0.0.1'",
                        "CREATE TABLE ward.menu (dish CHAR(9))",
                        "CREATE USER elsewhere@'127.0.0.1' IDENTIFIED BY 'a good pass;word'",
                        "GRANT SELECT ON ward.menu TO elsewhere@'127.0.0.1'");
        wdbc();
    }

    private static MariaDbServer server() {
        return java.util.Objects.requireNonNull(server);
    }

    private static TypedSession shell() {
        return java.util.Objects.requireNonNull(shell);
    }

    private static Path secret(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The bundled file, as a table with typed columns. */
    private static void wdbc() throws IOException, SQLException {
        var lines = Files.readAllLines(Path.of("../scenarios/data/wdbc.csv"));
        var header = lines.getFirst().split(",", -1);
        var columns =
                java.util.Arrays.stream(header)
                        .map(c ->
                                "`"
                                        + c
                                        + "` "
                                        + (c.equals("diagnosis") ? "CHAR(1)" : "DECIMAL(16,8)"))
                        .collect(Collectors.joining(", "));
        server().execute(
                        "CREATE TABLE ward.wdbc (nr INT PRIMARY KEY AUTO_INCREMENT, "
                                + columns
                                + ")",
                        "CREATE VIEW ward.patients AS SELECT "
                                + java.util.Arrays.stream(header)
                                        .map(c -> "`" + c + "`")
                                        .collect(Collectors.joining(", "))
                                + " FROM ward.wdbc",
                        "INSERT INTO ward.wdbc ("
                                + java.util.Arrays.stream(header)
                                        .map(c -> "`" + c + "`")
                                        .collect(Collectors.joining(", "))
                                + ") VALUES "
                                + lines.subList(1, lines.size()).stream()
                                        .map(l -> "('" + l.replace(",", "','") + "')")
                                        .collect(Collectors.joining(", ")));
    }

    @AfterAll
    static void stop() {
        if (shell != null) {
            shell.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static String load(String target, String table, String user, Path file, String name) {
        return "dataset load --mysql "
                + target
                + " --table \""
                + table
                + "\" --user "
                + user
                + " --password-file "
                + file
                + " --label diagnosis --name "
                + name
                + "\n";
    }

    private static String here() {
        return "127.0.0.1:" + server().port() + "/ward";
    }

    @Test
    void the_same_table_from_a_file_and_from_a_server_gives_the_same_sums() throws IOException {
        var sums = "dataset sum %s --by diagnosis --format csv\n";
        var loaded = shell().run(load(here(), "patients", "reader", password, "from-server"));
        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.code()).isEqualTo(ExitCode.DONE);
        var database = shell().run(sums.formatted("from-server"));
        shell().run("dataset load wdbc.csv --label diagnosis --name from-file\n");
        var file = shell().run(sums.formatted("from-file"));
        assertThat(database.out().lines().count()).isGreaterThan(60);
        assertThat(database.out()).isEqualTo(file.out());
    }

    @Test
    void and_the_same_sums_and_means_once_it_is_encrypted_and_on_the_chain() throws IOException {
        done(load(here(), "patients", "reader", password, "sealed-server"));
        done("dataset load wdbc.csv --label diagnosis --name sealed-file\n");
        for (var name : List.of("sealed-server", "sealed-file")) {
            done("dataset encrypt " + name + " --under own --as admin-1\n");
        }
        done("world run --until settled\n");
        for (var query : List.of("query sum --by diagnosis", "query mean")) {
            var columns = " --columns mean_radius,mean_area,worst_symmetry --format csv";
            var asked = query + columns + " --as admin-1 --data ";
            var database = done(asked + "sealed-server\n");
            assertThat(database).contains("mean_radius", "worst_symmetry");
            assertThat(database.replaceAll("sealed-server", "sealed-file"))
                    .isEqualTo(done(asked + "sealed-file\n"));
        }
    }

    private static String done(String line) throws IOException {
        var left = shell().run(line);
        assertThat(left.code()).as(line + left.err()).isEqualTo(ExitCode.DONE);
        return left.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x; drop table",
                "a`b",
                "pätients",
                "patients ",
                "ward.patients",
                "a1234567890123456789012345678901234567890123456789012345678901234"
            })
    void a_name_that_is_none_is_refused_and_never_sent(String table) throws IOException {
        refused(load(here(), table, "reader", password, "n1"), ExitCode.BAD_DATA, "no name of a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"127.0.0.1:3306/ward?allowLocalInfile=true\"",
                "\"127.0.0.1?a=b:3306/ward\"",
                "\"address=(host=127.0.0.1)(port=3306):3306/ward\"",
                "\"127.0.0.1%2F:3306/ward\"",
                "\"127.0.0.1,10.0.0.1:3306/ward\"",
                "\"jdbc:mysql://127.0.0.1:3306/ward\"",
                "127.0.0.1:99999/ward",
                "127.0.0.1/ward"
            })
    void a_target_with_anything_but_host_port_and_database_is_refused(String target)
            throws IOException {
        refused(load(target, "patients", "reader", password, "n2"), ExitCode.BAD_DATA, "expected");
    }

    @Test
    void another_machine_is_asked_only_when_the_line_allows_it() throws IOException {
        var line = load("db.example.org:3306/ward", "patients", "reader", password, "n3");
        refused(line, ExitCode.BAD_DATA, "another machine");
    }

    @ParameterizedTest
    @CsvSource({
        "reader, patients, wrong, 77",
        "nobody, patients, right, 77",
        "reader, nothing, right, 74",
        "elsewhere, patients, right, 74",
    })
    void what_the_server_refuses_is_told_in_one_line(
            String user, String table, String file, int code) throws IOException {
        var left = shell().run(load(here(), table, user, folder.resolve(file), "n4"));
        assertThat(left.code().number()).isEqualTo(code);
        assertThat(left.err()).startsWith("error[" + code + "]").doesNotContain("Exception");
        assertThat(left.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(shell().run("dataset list\n").out()).doesNotContain("n4");
    }

    @Test
    void a_server_that_is_down_is_told_in_one_line() throws IOException {
        refused(
                load("127.0.0.1:1/ward", "patients", "reader", password, "n5"),
                ExitCode.IO,
                "does not answer");
    }

    @Test
    void a_server_that_says_nothing_is_left_after_the_timeout() throws Exception {
        try (var mute = new FlakyWire(server().port(), 0, false)) {
            refused(
                    load("127.0.0.1:" + mute.port() + "/ward", "patients", "reader", password, "n9")
                            .replace("\n", " --timeout 1s\n"),
                    ExitCode.IO,
                    "took too long");
        }
    }

    @Test
    void a_table_that_somebody_keeps_locked_is_left_after_the_timeout() throws Exception {
        var line = load(here(), "wdbc", "reader", password, "n10").replace("\n", " --timeout 1s\n");
        try (var root = server().root();
                var lock = root.createStatement()) {
            lock.execute("LOCK TABLES ward.wdbc WRITE");
            long begun = System.nanoTime();
            refused(line, ExitCode.IO, "does not answer, or broke off");
            assertThat(System.nanoTime() - begun).as("not the usual 30 s").isLessThan(SECONDS_15);
        }
        done(line);
    }

    /** A few rows, half of the table, all but the last of it. */
    @ParameterizedTest
    @ValueSource(ints = {9, 50, 95})
    void a_connection_that_breaks_in_the_middle_of_the_rows_imports_none(int percent)
            throws Exception {
        long whole;
        try (var wire = new FlakyWire(server().port(), Long.MAX_VALUE, true)) {
            var target = "127.0.0.1:" + wire.port() + "/ward";
            done(load(target, "patients", "reader", password, "whole-" + percent));
            whole = wire.passed();
        }
        assertThat(whole).as("more than names of columns").isGreaterThan(100_000);
        try (var wire = new FlakyWire(server().port(), whole * percent / 100, true)) {
            refused(
                    load("127.0.0.1:" + wire.port() + "/ward", "patients", "reader", password, "n"),
                    ExitCode.IO,
                    "does not answer, or broke off");
        }
    }

    @Test
    void a_timeout_of_nothing_and_of_a_day_is_none() throws IOException {
        var line = load(here(), "patients", "reader", password, "n11");
        for (var wrong : List.of("0s", "10ms", "1d", "soon")) {
            var typed = line.replace("\n", " --timeout " + wrong + "\n");
            refused(typed, ExitCode.BAD_DATA, "expected");
        }
    }

    @Test
    void what_is_refused_in_a_script_is_refused_likewise_at_the_prompt() throws IOException {
        var right = password;
        var rows =
                List.of(
                        "65 " + load(here(), "x; drop table", "reader", right, "n"),
                        "65 " + load(here(), "a`b", "reader", right, "n"),
                        "65 " + load("127.0.0.1?a=b:3306/ward", "patients", "reader", right, "n"),
                        "65 " + load("db.example.org:3306/ward", "patients", "reader", right, "n"),
                        "77 " + load(here(), "patients", "reader", wrong, "n"),
                        "77 " + load(here(), "patients", "nobody", right, "n"),
                        "74 " + load(here(), "nothing", "reader", right, "n"),
                        "74 " + load("127.0.0.1:1/ward", "patients", "reader", right, "n"));
        try (var live = new LiveShell(folder)) {
            var before = live.session().view().datasets();
            var said = live.type(rows.stream().map(r -> r.substring(3).strip()).toList());
            assertThat(said).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(said.get(i).err())
                        .startsWith("error[" + rows.get(i).substring(0, 2) + "]")
                        .doesNotContain("Exception", "a good pass");
                assertThat(said.get(i).err().lines().count()).isLessThanOrEqualTo(3);
            }
            assertThat(live.session().view().datasets()).isEqualTo(before);
        }
    }

    @Test
    void null_wide_decimals_zero_days_and_long_text_are_read_by_column_and_a_blob_is_refused()
            throws IOException, SQLException {
        server().execute(
                        "SET sql_mode=''",
                        "CREATE TABLE ward.odd (wide DECIMAL(65,0), day DATE, words TEXT, diagnosis"
                                + " CHAR(1), half DOUBLE)",
                        "INSERT INTO ward.odd VALUES ("
                                + "9".repeat(65)
                                + ",'0000-00-00','=1+1','M',0.5)",
                        "INSERT INTO ward.odd VALUES (NULL,'2024-02-29','b','B',1e-3)",
                        "CREATE TABLE ward.raw (diagnosis CHAR(1), picture BLOB)",
                        "INSERT INTO ward.raw VALUES ('M', x'00ff')",
                        "CREATE TABLE ward.big (diagnosis CHAR(1), words LONGTEXT)",
                        "INSERT INTO ward.big VALUES ('M', REPEAT('x', 70000))",
                        "CREATE TABLE ward.empty (diagnosis CHAR(1), n INT)");
        var odd = shell().run(load(here(), "odd", "reader", password, "odd"));
        assertThat(odd.err()).isEmpty();
        var described = shell().run("dataset describe odd --format csv\n").out();
        assertThat(described)
                .as("wider than a number of a table may be: kept as it is, as a word")
                .contains("wide,category,1,1,")
                .contains("half,number,0,2,0.001,0.5,");
        assertThat(described.lines().filter(l -> l.startsWith("day,")))
                .first()
                .asString()
                .contains(",1,");
        refused(load(here(), "raw", "reader", password, "n6"), ExitCode.BAD_DATA, "picture");
        refused(load(here(), "big", "reader", password, "n7"), ExitCode.BAD_DATA, "64 KiB");
        refused(load(here(), "empty", "reader", password, "n8"), ExitCode.BAD_DATA, "no rows");
    }

    private static void refused(String line, ExitCode code, String why) throws IOException {
        var before = shell().state();
        var left = shell().run(line);
        assertThat(left.err()).contains(why).doesNotContain("Exception");
        assertThat(left.code()).isEqualTo(code);
        assertThat(shell().state()).isEqualTo(before);
    }
}
