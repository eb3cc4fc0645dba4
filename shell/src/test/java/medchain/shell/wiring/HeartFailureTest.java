package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 299 patients with heart failure from a file, from a database server and over ciphertexts: three
 * ways to the same sums. There is no reference for them; they are added up here once more.
 */
class HeartFailureTest {
    private static final Path FILE = Path.of("../../shared/data/heart/heart_failure.csv");
    private static final String LABEL = "DEATH_EVENT";
    private static final List<String> COLUMNS =
            List.of("age", "creatinine_phosphokinase", "platelets", "serum_creatinine");

    @TempDir private Path folder;

    private static String done(TypedSession shell, String... lines) throws IOException {
        var left = shell.run(String.join("\n", lines));
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        return left.out();
    }

    @Tag("long")
    @Test
    void the_file_the_server_and_the_ciphertexts_give_the_same_sums()
            throws IOException, InterruptedException, SQLException {
        assumeTrue(Files.exists(FILE), "heart_failure.csv does not ship");
        var server = MariaDbServer.start(folder);
        assumeTrue(server.isPresent(), "no MariaDB binaries for this machine");
        try (var database = server.get();
                var shell = new TypedSession()) {
            fill(database);
            done(
                    shell,
                    "world new --nodes 4 --delegates 4",
                    "dataset load " + FILE + " --label " + LABEL + " --name csv",
                    "dataset load --mysql 127.0.0.1:"
                            + database.port()
                            + "/ward --table failure --user reader --password-file "
                            + password()
                            + " --label "
                            + LABEL
                            + " --name sql",
                    "dataset encrypt csv --under own --as admin-1",
                    "dataset encrypt sql --under own --as admin-1",
                    "world run --until settled");
            var plain =
                    " --columns " + String.join(",", COLUMNS) + " --by " + LABEL + " --format csv";
            var fromFile = done(shell, "dataset sum csv" + plain);
            assertThat(done(shell, "dataset sum sql" + plain)).isEqualTo(fromFile);
            for (var name : List.of("csv", "sql")) {
                var opened = done(shell, "query sum --data " + name + plain + " --as admin-1");
                expected().forEach((key, sum) -> assertThat(opened).contains(key + "," + sum));
            }
        }
    }

    /** The sum of each column and label, as the shell writes it: column,label,rows,sum. */
    private static Map<String, String> expected() throws IOException {
        var lines = Files.readAllLines(FILE);
        var header = List.of(lines.getFirst().split(",", -1));
        var sums = new TreeMap<String, BigDecimal>();
        var rows = new TreeMap<String, Integer>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var label = cells[header.indexOf(LABEL)];
            for (var column : COLUMNS) {
                var value = new BigDecimal(cells[header.indexOf(column)]);
                sums.merge(column + "," + label, value, BigDecimal::add);
                rows.merge(column + "," + label, 1, Integer::sum);
            }
        }
        var out = new TreeMap<String, String>();
        sums.forEach((key, sum) -> out.put(key + "," + rows.get(key), sum.toPlainString()));
        return out;
    }

    private Path password() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "a good password\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void fill(MariaDbServer database) throws IOException, SQLException {
        var lines = Files.readAllLines(FILE);
        var columns =
                Arrays.stream(lines.getFirst().split(",", -1))
                        .map(c -> "`" + c + "` " + (c.equals(LABEL) ? "INT" : "DECIMAL(12,3)"))
                        .collect(Collectors.joining(", "));
        database.execute(
                "CREATE DATABASE ward",
                "CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'a good password'",
                "GRANT SELECT ON ward.* TO reader@'127.0.0.1'",
                "CREATE TABLE ward.failure (" + columns + ")",
                "INSERT INTO ward.failure VALUES "
                        + lines.subList(1, lines.size()).stream()
                                .map(line -> "(" + line + ")")
                                .collect(Collectors.joining(", ")));
    }

    @Test
    void every_kind_of_model_scores_every_test_row_over_ciphertexts_as_in_the_clear()
            throws IOException {
        assumeTrue(Files.exists(FILE), "heart_failure.csv does not ship");
        try (var shell = new TypedSession()) {
            for (var kind : List.of("logistic", "ridge", "additive --bins 4")) {
                var out =
                        done(
                                shell,
                                "world new --nodes 4 --delegates 4",
                                "dataset load " + FILE + " --label " + LABEL + " --name d",
                                "dataset split d --test 30%",
                                "model train --data d --name m --kind " + kind,
                                "dataset encrypt d --under own --as admin-1"
                                        + (kind.startsWith("additive") ? " --for m" : ""),
                                "world run --until settled",
                                "model predict --data d --model m --encrypted --as admin-1");
                assertThat(out).as(kind).containsPattern("(89|90) of (89|90) rows equal");
            }
        }
    }
}
