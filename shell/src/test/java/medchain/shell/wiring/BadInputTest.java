package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows B1 to B34 of the bad-input matrix that a line can ask for, through the real shell, typed and
 * scripted: the exit code, one line that says what was expected, nothing changed, no stack trace.
 */
class BadInputTest {
    /** Row, exit code, what the message says, and the line; {@code <name>} stands for a value. */
    private static final String ROWS =
            """
            B01  2 did you mean          | wrold status
            B01  2 expected one of       | record ad alice
            B02  2 is missing            | record add --as dr-bob
            B02  2 unknown option        | user list --colour red
            B02  2 twice                 | user list --role doctor --role patient
            B02  2 one word too many     | user login alice carol
            B03  2 quote                 | record add alice --prescription "abc --as dr-bob
            B06 65 amount                | record add alice --amount 1e999 --as dr-bob
            B06 65 amount                | record add alice --amount NaN --as dr-bob
            B06 65 amount                | record add alice --amount 0x10 --as dr-bob
            B06 65 amount                | record add alice --amount １２ --as dr-bob
            B06 65 amount                | record add alice --amount 1,5 --as dr-bob
            B06 65 whole number          | world step 99999999999999999999
            B07 65 amount                | record add alice --amount=-1 --as dr-bob
            B07 65 above 0               | world run 0s
            B07 65 expected              | stake add 0 --as alice
            B07 65 expected              | world new --nodes 0
            B07 65 expected              | world new --slot 0s
            B08 65 expected              | audit list --from 2026-02-30 --as admin-1
            B09  2 secret                | user register eve --role patient --password hunter2hunter2
            B12  2 password-file         | user register eve --role patient
            B15 65 exists                | user register ALICE --role patient --password-file <good>
            B15 65 not a name            | user register аdmin-1 --role patient --password-file <good>
            B16 65 empty                 | user register eve --role patient --password-file <empty>
            B16 65 72 bytes              | user register eve --role patient --password-file <long>
            B16 65 control character     | user register eve --role patient --password-file <nul>
            B16 65 too short             | user register eve --role patient --password-file <short>
            B16 66 no password file      | user register eve --role patient --password-file <nowhere>
            B17 77 unknown user or wrong | user login frank --password-file <other>
            B17 77 unknown user or wrong | user login nobody --password-file <other>
            B17 77 unknown user or wrong | user login frank --password-file <long>
            B19 77 nobody is logged in   | record add alice --amount 1
            B20 77 not permitted, or no  | record history alice --as dr-eve
            B20 77 not permitted, or no  | record history nobody --as dr-eve
            B21 77 not permitted, or no  | record history alice --as carol
            B22 77 not a doctor          | record add alice --amount 1 --as carol
            B22 77 only the patient      | consent approve <pending> --as dr-bob
            B23 65 last administrator    | user remove admin-1 --as admin-1
            B23 65 last administrator    | user assign admin-1 --role doctor --as admin-1
            B23 77 only administrators   | user remove dr-bob --as dr-bob
            B23 77 endorsed by an admin  | user register eve --role administrator --password-file <good>
            B23 77 administrators endorse| user register eve --role doctor --as dr-bob --password-file <good>
            B24 65 not a name            | user register ../x --role patient --password-file <good>
            B25  0                       | consent approve <approved> --as alice
            B26 65 no answer is due      | consent approve <denied> --as alice
            B26 65 expected a SHARE      | consent revoke <approved> --as alice
            B29 65 unknown record        | record update rec-999999 --as dr-bob
            B29 65 not a doctor          | record share rec-000001 --with carol --as dr-bob
            B29 65 oneself               | record share rec-000001 --with dr-bob --as dr-bob
            B30 65 too long              | record add alice --prescription <huge> --as dr-bob
            B30 65 too long              | record add alice --type <huge> --as dr-bob
            B32 65 more than the         | stake add 999999999 --as alice
            B32 65 stand for election    | vote cast alice=1 --as carol
            B32 65 expected              | world new --delegates 0
            B32 65 expected no more      | world new --nodes 3 --delegates 4
            """;

    /** What no key can type. */
    private static final List<String> SCRIPTED_ONLY =
            List.of(
                    "B04  2 65536             | user list " + "x".repeat(1 << 20),
                    "B05 65 visible text | record add alice --prescription 'a\u001b[2Jb' --as dr-bob",
                    "B05 65 visible text | record add alice --prescription 'a\u0000b' --as dr-bob",
                    "B05 65 visible text | record add alice --prescription 'a\u202eb' --as dr-bob",
                    "B05 65 visible text      | user register a\u202eb --role patient --password-file <good>",
                    "B30 65 visible text | record add alice --prescription 'a\u0007b' --as dr-bob");

    private static final Pattern ROW =
            Pattern.compile("(B[0-9]+) +([0-9]+) (.*?) *\\| (.*)", Pattern.DOTALL);

    @TempDir private static Path folder;

    private record Row(String id, int code, String says, String line) {
        static Row of(String text) {
            var m = ROW.matcher(text);
            assertThat(m.matches()).as(text).isTrue();
            return new Row(m.group(1), Integer.parseInt(m.group(2)), m.group(3), m.group(4));
        }

        @Override
        public String toString() {
            return id + " " + line.substring(0, Math.min(80, line.length()));
        }
    }

    @BeforeAll
    static void passwords() throws IOException {
        secret("good", "a long enough secret");
        secret("other", "not the right secret");
        secret("empty", "");
        secret("long", "x".repeat(73));
        secret("nul", "a NUL \0 in the middle");
        secret("short", "eleven char");
    }

    private static void secret(String name, String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(folder.resolve(name), PosixFilePermissions.asFileAttribute(owner));
        Files.writeString(folder.resolve(name), text + "\n");
    }

    // ---- a session in which every row has something to go wrong with

    private static String prepare(LiveShell shell) throws IOException {
        var code =
                shell.run(
                        "world new --nodes 4 --delegates 4",
                        "world run 5s",
                        "user register frank --role doctor --as admin-1 --password-file "
                                + folder.resolve("good"),
                        "record add alice --amount 1 --as dr-bob",
                        "consent approve oldest --as alice",
                        "world run --until settled",
                        "record add alice --amount 2 --as dr-bob",
                        "world run 2s",
                        "consent deny oldest --as alice",
                        "record add carol --amount 3 --as dr-bob",
                        "world run 2s",
                        "world pace manual");
        assertThat(code).as(shell.err()).isEqualTo(ExitCode.DONE);
        return shell.out();
    }

    private static String filled(String line, String out) {
        var ids = new ArrayList<String>();
        var m = Pattern.compile("transaction +([0-9a-f]{64})").matcher(out);
        while (m.find()) {
            ids.add(m.group(1));
        }
        var text = line;
        for (var name : List.of("good", "other", "empty", "long", "nul", "short", "nowhere")) {
            text = text.replace("<" + name + ">", folder.resolve(name).toString());
        }
        int last = ids.size() - 1;
        return text.replace("<approved>", ids.get(last - 2))
                .replace("<denied>", ids.get(last - 1))
                .replace("<pending>", ids.get(last))
                .replace("<huge>", "x".repeat(4097));
    }

    /** All that a refused line must leave as it was. */
    private static String state(LiveShell shell) {
        var view = shell.session().view();
        var head = view.chain(view.referenceNode()).getLast();
        return head.header().stateRoot()
                + " "
                + view.headHeight()
                + " "
                + view.now()
                + " "
                + view.users().size()
                + view.pendingConsents()
                + view.mempoolSize()
                + shell.session().user();
    }

    private static void check(Row row, ExitCode code, String err) {
        assertThat(code.number()).as("%s: %s", row, err).isEqualTo(row.code());
        if (row.code() != 0) {
            assertThat(err.toLowerCase(java.util.Locale.ROOT))
                    .as("%s", row)
                    .startsWith("error[" + row.code() + "]")
                    .contains(row.says().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(err.lines().count()).as("%s: lines", row).isLessThanOrEqualTo(3);
        assertThat(err)
                .as("%s", row)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("hunter2");
    }

    @Test
    void every_row_of_a_script_is_refused_as_the_matrix_says_and_changes_nothing()
            throws IOException {
        var rows = new ArrayList<>(ROWS.lines().map(Row::of).toList());
        SCRIPTED_ONLY.forEach(row -> rows.add(Row.of(row)));
        try (var shell = new LiveShell(folder)) {
            var out = prepare(shell);
            var before = state(shell);
            for (var row : rows) {
                shell.hush();
                var code = shell.run(filled(row.line(), out));
                check(row, code, shell.err());
                assertThat(state(shell)).as("%s changes nothing", row).isEqualTo(before);
            }
            assertThat(shell.session().lines().toString()).doesNotContain("hunter2");
            assertThat(rows).hasSizeGreaterThan(50);
        }
    }

    @Test
    void every_row_that_is_typed_is_refused_as_the_matrix_says_and_changes_nothing()
            throws IOException {
        var rows = ROWS.lines().map(Row::of).toList();
        try (var shell = new LiveShell(folder)) {
            var out = prepare(shell);
            var before = state(shell);
            var said = shell.type(rows.stream().map(row -> filled(row.line(), out)).toList());
            assertThat(said).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                check(rows.get(i), said.get(i).code(), said.get(i).err());
            }
            assertThat(state(shell)).isEqualTo(before);
            assertThat(shell.session().lines().toString()).doesNotContain("hunter2");
        }
    }

    // ---- rows that take more than a line

    @Test
    void b17_unknown_user_and_wrong_password_get_one_answer_to_the_letter() throws IOException {
        try (var shell = new LiveShell(folder)) {
            prepare(shell);
            shell.hush();
            shell.run("user login frank --password-file " + folder.resolve("other"));
            var wrong = shell.err();
            shell.hush();
            shell.run("user login niemand --password-file " + folder.resolve("other"));
            assertThat(shell.err()).isEqualTo(wrong);
        }
    }

    @Test
    void b18_the_sixth_wrong_password_in_a_row_makes_the_name_wait_and_is_logged()
            throws IOException {
        try (var shell = new LiveShell(folder)) {
            prepare(shell);
            for (int i = 0; i < 6; i++) {
                shell.run("user login frank --password-file " + folder.resolve("other"));
            }
            var right = "user login frank --password-file " + folder.resolve("good");
            assertThat(shell.run(right))
                    .as("even with the right one")
                    .isEqualTo(ExitCode.NOT_PERMITTED);
            shell.hush();
            shell.run("audit list --user frank --action \"log in\" --as admin-1 --format csv");
            assertThat(shell.out()).contains("waits after too many wrong passwords");
            assertThat(shell.run("world run 31s", right)).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void b19_who_has_logged_out_is_nobody() throws IOException {
        try (var shell = new LiveShell(folder)) {
            prepare(shell);
            shell.run("user login frank --password-file " + folder.resolve("good"), "user logout");
            assertThat(shell.run("record add alice --amount 1")).isEqualTo(ExitCode.NOT_PERMITTED);
        }
    }

    @Test
    void b11_ctrl_c_in_a_long_run_stops_between_two_events_and_the_world_goes_on()
            throws Exception {
        try (var shell = new LiveShell(folder)) {
            prepare(shell);
            var interrupt = shell.bean(medchain.shell.session.Interrupt.class);
            var over = new java.util.concurrent.atomic.AtomicBoolean();
            var impatient =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                                    interrupt.raise();
                                }
                            });
            var code = shell.run("world run 10000h");
            over.set(true);
            impatient.join();
            assertThat(code).isEqualTo(ExitCode.CANCELLED);
            assertThat(shell.run("world run 4s", "chain verify")).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void b14_a_file_that_is_a_device_is_not_replaced() throws IOException {
        try (var shell = new LiveShell(folder)) {
            prepare(shell);
            assertThat(shell.run("chain export /dev/null")).isEqualTo(ExitCode.CANNOT_CREATE);
        }
    }
}
