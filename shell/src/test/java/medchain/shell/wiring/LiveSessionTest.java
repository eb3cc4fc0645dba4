package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import medchain.shell.command.Script;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Interrupt;
import medchain.shell.session.Session;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What a person can do by hand, line by line, in a small real world. */
class LiveSessionTest {
    private static final String SMALL = "world new --nodes 4 --delegates 4\n";
    private static final String RECORD =
            "record add alice --prescription \"Amoxicillin 500 mg\" --amount 12.50 --as dr-bob\n";

    @TempDir private static Path keys;
    @TempDir private Path folder;
    private ConfigurableApplicationContext context;

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
            return Home.in(keys, keys);
        }
    }

    @BeforeEach
    void start() {
        var application = new SpringApplication(ShellConfiguration.class, AtHand.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        context = application.run();
    }

    @AfterEach
    void end() {
        context.close();
    }

    private ExitCode run(String lines) throws IOException {
        var script = new Script(new BufferedReader(new StringReader(lines)), "session");
        return script.run(context.getBean(LineRunner.class), context.getBean(Session.class), false);
    }

    private String out() {
        return context.getBean("out", StringWriter.class).toString();
    }

    private String err() {
        return context.getBean("err", StringWriter.class).toString();
    }

    @Test
    void a_record_travels_from_its_doctor_over_its_patient_to_an_irreversible_block()
            throws IOException {
        var code =
                run(
                        SMALL
                                + "world run 5s\n"
                                + RECORD
                                + "consent list --format csv\n"
                                + "consent approve oldest --as alice\n"
                                + "world run --until settled\n"
                                + "record history alice --as alice --format csv\n"
                                + "chain verify\n");

        assertThat(err()).doesNotContain("error");
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains("submitted > [pending consent] > approved")
                .contains("mempool > [block] > irreversible")
                .containsPattern("rec-000001,1,[0-9]+,ADD,PRESCRIPTION,Amoxicillin 500 mg,12.50")
                .contains("sound: ");
    }

    @Test
    void a_doctor_may_not_read_a_history_and_the_administrator_sees_the_attempt()
            throws IOException {
        assertThat(run(SMALL + "world run 5s\nrecord history alice --as dr-bob\n"))
                .isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(err()).contains("error[77] session:3:1: ");

        assertThat(run("audit list --denied --as admin-1 --format csv\n")).isEqualTo(ExitCode.DONE);
        assertThat(out()).containsPattern("dr-bob,doctor,[^,]*,alice,TREAT,no,");
    }

    @Test
    void an_administrator_verifies_and_exports_the_log_and_every_look_is_in_it()
            throws IOException {
        var file = folder.resolve("log.csv");
        run(SMALL + "world run 5s\nrecord history nobody --as alice\n");
        assertThat(run("audit verify --as dr-bob\n")).isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(run("audit verify --as admin-1\n")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("sound: every entry is as it was written");
        assertThat(run("audit export " + file + " --as admin-1\n")).isEqualTo(ExitCode.DONE);
        var rows = Files.readAllLines(file);
        assertThat(rows.getFirst())
                .isEqualTo(
                        "number,time_s,who,role,action,subject,purpose,allowed,reason,previous,hash");
        assertThat(rows.get(2)).contains("dr-bob,doctor,verify access log").contains(",false,");
        assertThat(rows.getLast()).contains("admin-1,administrator,export access log");
        assertThat(rows.stream().skip(1))
                .allMatch(row -> row.matches(".*,[0-9a-f]{64},[0-9a-f]{64}"));

        assertThat(run("audit list --sort who --from 1s --last 2 --as admin-1 --format csv\n"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out()).containsPattern("alice,patient[^\n]*\\R[^\n]*dr-bob,doctor");
    }

    @Test
    void who_logs_in_acts_and_a_scenario_of_the_session_repeats_it_bit_for_bit()
            throws IOException {
        var file = folder.resolve("mine.yaml");
        run(
                SMALL
                        + "world run 5s\nuser login dr-bob\n"
                        + RECORD.replace(" --as dr-bob", "")
                        + "user login alice\nconsent approve oldest\nworld run 20s\n"
                        + "scenario record "
                        + file
                        + "\nworld status --format json\n");
        assertThat(err()).doesNotContain("error");

        var results = folder.resolve("results");
        var code = run("scenario run " + file + " --out " + results + "\n");

        assertThat(err()).doesNotContain("error");
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(results.resolve("manifest.json"))).contains(traceHashOf(out()));
        assertThat(results.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void a_session_left_in_the_middle_of_things_is_repeated_up_to_that_moment() throws Exception {
        var password = folder.resolve("password");
        Files.createFile(
                password,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, "a long enough secret\n");
        run(
                SMALL.replace("\n", " --slot 1s --loss 2% --seed 7\n")
                        + "world run 5000000001ns\n"
                        + "user register frank --role doctor --as admin-1 --password-file "
                        + password
                        + "\nuser login frank --password-file "
                        + password
                        + "\nrecord add carol --prescription 'not --as dr-bob' --amount 3\n");
        run("record history carol --as dr-eve\n");
        run("world run --until \"height >= 99\" --at-most 1234567891ns\n");
        context.getBean(Interrupt.class).raise();
        var session = context.getBean(Session.class);
        session.apply(new Directive.RunFor(Duration.ofHours(1)), "world run 1h");
        var file = folder.resolve("mine.yaml");
        run("watch 1500000007ns\nrecord add alice --amount 4\nworld run 700ms\n");
        run("scenario record " + file + "\nworld status --format json\n");
        var recorded = traceHashOf(out());

        var results = folder.resolve("results");
        var code = run("scenario run " + file + " --out " + results + "\n");

        assertThat(code).as(err() + Files.readString(file)).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(results.resolve("manifest.json"))).contains(recorded);
        assertThat(Files.readString(file)).contains("world step ").doesNotContain("--password");
    }

    private static String traceHashOf(String json) {
        var after = json.substring(json.indexOf("\"trace_hash\": \"") + 15);
        return after.substring(0, 64);
    }

    @Test
    void a_new_user_joins_with_a_password_that_is_in_no_line() throws IOException {
        var password = folder.resolve("password");
        Files.createFile(
                password,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, "a long enough secret\n");

        var register = "user register frank --role patient --password-file " + password + "\n";
        var login = "user login frank --password-file " + password + "\n";
        assertThat(run(SMALL + register + login + "user whoami --format json\n"))
                .isEqualTo(ExitCode.DONE);

        assertThat(out()).contains("> [block]").contains("\"user\": \"frank\"");
        assertThat(context.getBean(Session.class).lines().toString())
                .doesNotContain("a long enough secret");
    }

    @Test
    void a_password_file_that_others_may_read_is_refused() throws IOException {
        var password = folder.resolve("open");
        Files.writeString(password, "a long enough secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));

        var register = "user register frank --role patient --password-file " + password + "\n";
        assertThat(run(SMALL + register)).isEqualTo(ExitCode.BAD_DATA);
        assertThat(err()).contains("chmod 600");
    }

    @Test
    void without_a_terminal_a_password_cannot_be_asked_for() throws IOException {
        assertThat(run(SMALL + "user register frank --role patient\n"))
                .isIn(ExitCode.USAGE, ExitCode.CANCELLED);
    }

    @Test
    void a_condition_that_does_not_come_true_fails_the_line() throws IOException {
        assertThat(run(SMALL + "world run --until \"height >= 100\" --at-most 10s\n"))
                .isEqualTo(ExitCode.EXPECTATION_FAILED);
    }

    @Test
    void a_tampered_copy_is_found_by_block_and_field() throws IOException {
        run(
                SMALL
                        + "world run 20s\nchain tamper node-2 3 merkle_root\nchain verify --node node-2\n");

        assertThat(out()).contains("not sound: ").contains("3").contains("merkle");
    }

    @Test
    void a_proof_of_a_transaction_is_checked_from_its_file_and_a_changed_one_is_not_believed()
            throws IOException {
        run(
                SMALL
                        + "world run 5s\n"
                        + RECORD
                        + "consent approve oldest --as alice\nworld pace manual\n");
        var approved = Pattern.compile("approved ([0-9a-f]{8});").matcher(out());
        assertThat(approved.find()).isTrue();
        var id = approved.group(1);
        run("block proof " + id + " --format json\n");
        var proof = out().lines().filter(l -> l.contains("\"leaf\"")).toList().getLast();
        var file = folder.resolve("proof.json");
        Files.writeString(file, proof);
        assertThat(run("block proof --verify " + file + "\n")).isEqualTo(ExitCode.DONE);

        Files.writeString(file, proof.replaceFirst("\"leaf\": \"..", "\"leaf\": \"ff"));
        assertThat(run("block proof --verify " + file + "\n"))
                .isEqualTo(ExitCode.EXPECTATION_FAILED);
    }

    @Test
    void time_stops_between_two_events_when_the_user_wants_it() throws IOException {
        run(SMALL);
        var interrupt = context.getBean(Interrupt.class);
        var session = context.getBean(Session.class);
        interrupt.raise();

        var outcome = session.apply(new Directive.RunFor(Duration.ofHours(10)), "world run 10h");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.TimePassed.class, passed -> assertThat(passed.stopped()).isTrue());
        assertThat(run("world run 4s\nchain verify\n")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void an_exported_chain_lets_anybody_recompute_roots_and_links() throws Exception {
        var file = folder.resolve("chain.jsonl");
        run(
                SMALL
                        + "world run 5s\n"
                        + RECORD
                        + "consent approve oldest --as alice\nworld run 10s\nchain export "
                        + file
                        + "\n");

        var blocks = Files.readAllLines(file);
        assertThat(blocks).hasSizeGreaterThan(6);
        var seen = new ExportedChain(blocks);
        assertThat(seen.brokenLinks()).isEmpty();
        assertThat(seen.wrongRoots()).isEmpty();
        assertThat(seen.transactions()).isPositive();
    }
}
