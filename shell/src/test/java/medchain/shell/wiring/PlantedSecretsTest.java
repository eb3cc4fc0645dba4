package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and patients' texts with a mark in them: no file that a session leaves has the mark. */
class PlantedSecretsTest {
    private static final String PASSWORD = "PLANTED-password-7f3a";
    private static final String WRONG = "PLANTED-wrong-passw-91";
    private static final String PASSPHRASE = "PLANTED-passphrase-c4d2";
    private static final String TEXT = "PLANTED Lisinopril 10 mg for the shame of it";
    private static final String REASON = "PLANTED reason of an emergency";

    @TempDir private Path folder;
    @TempDir private Path secrets;

    private String secret(String name, String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var file = secrets.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        return Files.writeString(file, text + "\n").toString();
    }

    private static boolean holdsTheMark(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var hex = HexFormat.of().formatHex("PLANTED".getBytes(StandardCharsets.US_ASCII));
        var utf16 =
                new String(
                        "PLANTED".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return text.contains("PLANTED") || text.contains(hex) || text.contains(utf16);
    }

    private static void wardDay(LiveShell shell, String right, String wrong) throws IOException {
        var code =
                shell.run(
                        "world new --nodes 4 --delegates 4",
                        "world run 5s",
                        "user register frank --role patient --password-file " + right,
                        "record add frank --prescription '" + TEXT + "' --as dr-bob",
                        "world run 2s",
                        "consent approve oldest --as frank",
                        "world run --until settled",
                        "record update rec-000001 --prescription '" + TEXT + " 2' --as dr-bob",
                        "world run 2s",
                        "consent list --format json",
                        "consent deny oldest --as frank",
                        "audit allow break-glass on --as admin-1",
                        "record break-glass frank --reason '" + REASON + "' --as dr-eve");
        assertThat(code).as(shell.err()).isEqualTo(ExitCode.DONE);
        shell.run("user login frank --password-file " + wrong);
        shell.run("user register gil --role patient --password " + PASSWORD);
        shell.run("record history frank --as dr-bob");
    }

    private void leaveFiles(LiveShell shell, String phrase) throws IOException {
        var save = folder.resolve("s.medchain") + " --passphrase-file " + phrase;
        var lines =
                List.of(
                        "chain export " + folder.resolve("chain.jsonl"),
                        "audit export " + folder.resolve("log.csv") + " --as admin-1",
                        "consent export " + folder.resolve("c.json") + " --as frank",
                        "audit list --as admin-1",
                        "audit verify --as admin-1",
                        "block list",
                        "chain tamper node-2 1 nonce",
                        "report make --out " + folder.resolve("report"),
                        "session save " + save,
                        "world status --format json");
        for (var line : lines) {
            assertThat(shell.run(line)).as(line + shell.err()).isEqualTo(ExitCode.DONE);
        }
        shell.run("chain verify --node node-2");
    }

    private int filesWithoutTheMark() throws IOException {
        int seen = 0;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                seen++;
                assertThat(holdsTheMark(Files.readAllBytes(file))).as("%s", file).isFalse();
            }
        }
        return seen;
    }

    @Test
    void nothing_that_a_session_leaves_tells_a_secret_or_what_a_record_says() throws IOException {
        var right = secret("right", PASSWORD);
        var wrong = secret("wrong", WRONG);
        var phrase = secret("phrase", PASSPHRASE);
        try (var shell = new LiveShell(folder.resolve("home"))) {
            wardDay(shell, right, wrong);
            leaveFiles(shell, phrase);
            assertThat(shell.out() + shell.err())
                    .as("what was shown to people who may not read")
                    .doesNotContain("PLANTED");
            assertThat(shell.session().world().facts().toString())
                    .as("the facts, from which the trace is made")
                    .doesNotContain("PLANTED");
            shell.run("record history frank --as frank");
            assertThat(shell.out()).as("the patient reads it").contains(TEXT);
        }
        assertThat(filesWithoutTheMark()).as("files that were looked at").isGreaterThan(10);
        assertThat(holdsTheMark(TEXT.getBytes(StandardCharsets.UTF_8))).isTrue();
    }
}
