package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import medchain.shell.render.ExitCode;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of the bad-input matrix that are deeds and not lines: B10, B13, B23, B27, B28, B31, B33,
 * B34, through the real shell, typed and scripted. The worlds are those of seed 42.
 */
class BadDeedsTest {
    @TempDir private Path folder;

    /** How lines reach the shell; the answer is that of the last one. */
    enum Way {
        SCRIPTED {
            @Override
            ExitCode say(LiveShell shell, List<String> lines) throws IOException {
                return shell.run(lines.toArray(String[]::new));
            }
        },
        TYPED {
            @Override
            ExitCode say(LiveShell shell, List<String> lines) throws IOException {
                return shell.type(lines).getLast().code();
            }
        };

        abstract ExitCode say(LiveShell shell, List<String> lines) throws IOException;

        ExitCode say(LiveShell shell, String... lines) throws IOException {
            return say(shell, List.of(lines));
        }
    }

    private static String state(LiveShell shell) {
        var view = shell.session().view();
        var head = view.chain(view.referenceNode()).getLast();
        return head.hash() + " " + view.now() + " " + view.users() + view.mempoolSize();
    }

    // ---- accounts

    @ParameterizedTest
    @ValueSource(strings = {"\u0001\u0003", "\u0001\u0004"})
    void b10_ctrl_c_or_the_end_of_input_at_a_masked_prompt_cancels_and_makes_no_user(String keys)
            throws IOException {
        try (var shell = new LiveShell(folder)) {
            shell.run("world new --nodes 4 --delegates 4", "world run 5s");
            var before = state(shell);
            var said =
                    shell.type(
                            List.of("user register eve --role patient\r" + keys + "user whoami"));
            assertThat(said.getFirst().code()).isEqualTo(ExitCode.CANCELLED);
            assertThat(said).as("the session goes on").hasSize(2);
            assertThat(said.getLast().code()).isEqualTo(ExitCode.DONE);
            assertThat(state(shell)).isEqualTo(before);
            assertThat(shell.out() + shell.err()).doesNotContain("a long enough secret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void b23_an_administrator_may_go_and_the_last_one_may_not(Way way) throws IOException {
        for (var line : List.of("user remove dr-bob", "user assign dr-bob --role doctor")) {
            try (var shell = new LiveShell(folder)) {
                var gone =
                        shell.run(
                                "world new --nodes 4 --delegates 4",
                                "world run 5s",
                                "user assign dr-bob --role administrator --as admin-1",
                                "user remove admin-1 --as dr-bob",
                                "world run --until settled",
                                "world pace manual");
                assertThat(gone).as(shell.err()).isEqualTo(ExitCode.DONE);
                var before = state(shell);
                shell.hush();
                assertThat(way.say(shell, line + " --as dr-bob")).isEqualTo(ExitCode.BAD_DATA);
                assertThat(state(shell)).isEqualTo(before);
                assertThat(shell.run("audit list --as admin-1"))
                        .as("who is gone")
                        .isEqualTo(ExitCode.NOT_PERMITTED);
                shell.hush();
                assertThat(shell.run("audit list --as dr-bob")).isEqualTo(ExitCode.DONE);
                assertThat(shell.out()).contains("is the last administrator");
            }
        }
    }

    // ---- output

    @Test
    void b13_a_reader_who_goes_away_stops_the_shell_quietly() throws Exception {
        var script = folder.resolve("lines");
        Files.writeString(script, "user list\n".repeat(2000));
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MedChain.class.getName(),
                                "script",
                                script.toString())
                        .directory(folder.toFile())
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isNotNull();
        }
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err).isEqualTo(74);
        assertThat(err).doesNotContain("\tat ").doesNotContain("Exception");
    }

    // ---- what was approved, and signatures of others

    /** Where the approved operation stands. */
    private static long approved(LiveShell shell) {
        var view = shell.session().view();
        return view.chain(view.referenceNode()).stream()
                .filter(b ->
                        b.transactions().stream()
                                .anyMatch(a -> a.signed().content() instanceof Content.Medical))
                .findFirst()
                .orElseThrow()
                .height();
    }

    private static final String[] APPROVED = {
        "world new --nodes 4 --delegates 4",
        "world run 5s",
        "record add alice --amount 1 --as dr-bob",
        "world run 1s",
        "consent approve oldest --as alice",
        "world run --until settled"
    };

    @ParameterizedTest
    @CsvSource({
        "B27, amount",
        "B27, prescription",
        "B28, patient_id",
        "B28, consent",
        "B28, signature",
        "B31, merkle_root",
        "B31, previous_hash",
        "B31, timestamp",
        "B31, delegate_id",
        "B31, nonce",
        "B31, state_root",
        "B31, access_log_root"
    })
    void what_is_changed_after_it_was_signed_is_found_and_named(String row, String field)
            throws IOException {
        for (var way : Way.values()) {
            try (var shell = new LiveShell(folder)) {
                assertThat(shell.run(APPROVED)).isEqualTo(ExitCode.DONE);
                long height = approved(shell);
                shell.hush();
                var found =
                        way.say(
                                shell,
                                "chain tamper node-2 " + height + " " + field,
                                "chain verify --node node-1",
                                "chain verify --node node-2");
                assertThat(found).as("%s %s", row, way).isEqualTo(ExitCode.EXPECTATION_FAILED);
                assertThat(shell.out())
                        .as("the others' copies, and this one")
                        .containsPattern("(?m)^sound: [0-9]+ blocks")
                        .containsPattern("(?m)^not sound: block [0-9]+");
            }
        }
    }

    // ---- blocks

    /** The reasons are those of the design's list of what is looked at, cheapest first. */
    @ParameterizedTest
    @CsvSource({
        "wrong-delegate, header slot [0-9]+ belongs to node-2. not to node-[134]",
        "out-of-turn, header slot [0-9]+ belongs to node-[134]. not to node-2",
        "wrong-slot, header slot [0-9]+ is not after its parent's. [0-9]+",
        "future-slot, slot [0-9]+ lies in the future",
        "bad-previous-hash, previous_hash names no block that came within a round",
        "bad-merkle-root, merkle_root does not fit the transactions",
        "bad-state-root, state_root does not follow from the transactions",
        "duplicated-last, transactions.1. stands in the block twice",
        "wrong-count, transactions count is 1; the body has 0",
        "oversize, size block is over the limit",
        "wrong-signature, signature is not node-2's over this header",
        "unapproved, transactions.0. lacks its patient's valid approval",
        // B28: a signature for another chain, an old nonce, another purpose; another patient's
        // above
        "foreign-chain, transactions.0. signed for another chain",
        "spent-nonce, transactions.0. nonce 0 of node-2 is spent or too far ahead",
        "foreign-purpose, transactions.0. signature is not node-2's"
    })
    void b31_a_wrong_block_is_rejected_counted_and_on_no_honest_chain(String how, String reason)
            throws IOException {
        for (var way : Way.values()) {
            try (var shell = new LiveShell(folder)) {
                var code =
                        way.say(
                                shell,
                                "world new --nodes 4 --delegates 4",
                                "world run 3s",
                                "node misbehave node-2 " + how,
                                "record add alice --amount 1 --as dr-bob",
                                "world run 40s",
                                "chain verify --node node-1");
                assertThat(code).as("%s", way).isEqualTo(ExitCode.DONE);
                var rejected =
                        shell.session().world().facts().stream()
                                .map(f -> f.what())
                                .filter(Happening.BlockRejected.class::isInstance)
                                .map(Happening.BlockRejected.class::cast)
                                .filter(r -> !r.node().account().value().equals("node-2"))
                                .toList();
                assertThat(rejected.stream().map(r -> r.node().index()).distinct().sorted())
                        .as("%s %s: by every honest node", how, way)
                        .containsExactly(0, 2, 3);
                assertThat(rejected)
                        .allSatisfy(r -> assertThat(r.reason()).as("%s", way).matches(reason));
                goesOnWithout(how, shell, rejected);
            }
        }
    }

    private static void goesOnWithout(
            String how, LiveShell shell, List<Happening.BlockRejected> rejected) {
        var chain = shell.session().view().chain(new NodeId(0));
        assertThat(chain).as("three of four delegates go on").hasSizeGreaterThan(12);
        if (how.equals("duplicated-last")) { // the copy bears the hash of the good block
            assertThat(chain).allMatch(b -> b.header().transactions() == b.transactions().size());
        } else {
            var ids = rejected.stream().map(Happening.BlockRejected::block).toList();
            assertThat(chain).extracting(b -> b.hash()).doesNotContainAnyElementsOf(ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void b33_who_fills_the_waiting_room_is_refused_at_the_door_and_told_the_rule(Way way)
            throws IOException {
        try (var shell = new LiveShell(folder)) {
            shell.run("world new --nodes 4 --delegates 4", "world run 5s", "world pace manual");
            var lines = new ArrayList<String>();
            for (int i = 0; i < 256; i++) {
                lines.add("record add alice --amount 1 --as dr-bob");
            }
            lines.add(lines.getFirst());
            assertThat(way.say(shell, lines)).isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("as many transactions of dr-bob wait here as may");
            var asked =
                    shell.session().world().facts().stream()
                            .filter(f -> f.what() instanceof Happening.Submitted)
                            .count();
            assertThat(asked).as("nothing of the last one").isEqualTo(256);
            assertThat(shell.run("record add alice --amount 1 --as dr-eve"))
                    .as("nobody else is kept out")
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void b34_two_blocks_for_one_slot_are_evidence_on_the_chain(Way way) throws IOException {
        try (var shell = new LiveShell(folder)) {
            var code =
                    way.say(
                            shell,
                            "world new --nodes 4 --delegates 4",
                            "world run 10s",
                            "node misbehave node-2 equivocate",
                            "world run 60s",
                            "chain verify --node node-1");
            assertThat(code).isEqualTo(ExitCode.DONE);
            var punished =
                    shell.session().world().facts().stream()
                            .map(f -> f.what())
                            .filter(Happening.DelegatePunished.class::isInstance)
                            .map(Happening.DelegatePunished.class::cast)
                            .toList();
            assertThat(punished)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.delegate().value()).isEqualTo("node-2"));
        }
    }
}
