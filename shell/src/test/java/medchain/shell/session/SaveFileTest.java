package medchain.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import medchain.scenarios.language.BadInput;
import medchain.shell.session.SavedSession.Brought;
import medchain.shell.session.SavedSession.Ended;
import medchain.shell.session.SavedSession.Line;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a saved session, damaged in every way. */
class SaveFileTest {
    private static final PassphraseBox.Cost CHEAP = new PassphraseBox.Cost(1, 1, 1);
    private static final long SEED = 20261127;

    @TempDir private Path folder;

    private static Secret phrase() {
        return new Secret("a passphrase of some length".toCharArray());
    }

    private static SavedSession sample() {
        var alice =
                Enrolment.simulated(
                        1,
                        new AccountId("alice"),
                        Role.PATIENT,
                        new KeyStrength(medchain.simulator.crypto.CryptoMode.REAL, 2048, 4));
        var rows = new ArrayList<@Nullable String[]>();
        rows.add(new @Nullable String[] {"1", null});
        rows.add(new @Nullable String[] {"e\u0301", ""});
        var table = new RawTable("t.csv", List.of("a", "b"), rows);
        return new SavedSession(
                "1.0",
                "scenario: session\n",
                List.of(alice),
                Optional.of(new Entropy(new byte[32])),
                List.of(
                        line(
                                "dataset load t.csv",
                                Optional.of(new Brought.Table(table)),
                                new Ended.Done()),
                        line(
                                "user register bob",
                                Optional.of(new Brought.NewUser(alice)),
                                new Ended.Refused()),
                        line(
                                "world run 1h",
                                Optional.empty(),
                                new Ended.Stopped(77, new SimTime(9)))),
                Optional.of(new AccountId("alice")),
                "max",
                new SavedSession.End(new SimTime(9), 77, Hash.ZERO, Hash.ZERO, Hash.ZERO));
    }

    private static Line line(String text, Optional<Brought> brought, Ended ended) {
        return new Line(new SimTime(3), text, Optional.empty(), brought, ended);
    }

    private SaveFile file(String name) {
        return new SaveFile(folder.resolve(name), Disk.REAL);
    }

    private byte[] written() throws IOException {
        file("save").write(sample(), phrase(), CHEAP, new Streams(1).stream("salt"));
        return Files.readAllBytes(folder.resolve("save"));
    }

    private void isRefused(byte[] bytes, String how) throws IOException {
        Files.write(folder.resolve("bad"), bytes);
        assertThatThrownBy(() -> file("bad").read(phrase()))
                .as(how)
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(BadInput.BAD_DATA));
    }

    @Test
    void what_is_read_is_what_was_written() throws IOException {
        written();
        var read = file("save").read(phrase());

        assertThat(SavedSessionCodec.write(read)).isEqualTo(SavedSessionCodec.write(sample()));
        assertThat(read.lines().getFirst().brought())
                .hasValueSatisfying(b -> {
                    var rows = ((Brought.Table) b).table().rows();
                    assertThat(rows.get(0)).containsExactly("1", null);
                    assertThat(rows.get(1)).containsExactly("e\u0301", "");
                });
        assertThat(read.lines().get(2).ended()).isEqualTo(new Ended.Stopped(77, new SimTime(9)));
    }

    @Test
    void a_flipped_bit_in_every_byte_is_refused() throws IOException {
        var good = written();
        var random = new Random(SEED);
        for (int at = 0; at < good.length; at++) {
            var bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            isRefused(bad, "byte " + at + " of " + good.length + ", seed " + SEED);
        }
    }

    @Test
    void a_file_cut_at_every_byte_is_refused() throws IOException {
        var good = written();
        for (int length = 0; length < good.length; length++) {
            isRefused(Arrays.copyOf(good, length), length + " bytes of " + good.length);
        }
        isRefused(Arrays.copyOf(good, good.length + 1), "a byte more");
    }

    @Test
    void another_passphrase_and_a_damaged_file_get_one_answer() throws IOException {
        var good = written();
        var other = new Secret("another passphrase of course".toCharArray());
        good[good.length - 1] ^= 1;
        Files.write(folder.resolve("bad"), good);
        String[] said = {"", ""};
        assertThatThrownBy(() -> file("save").read(other)).satisfies(e -> said[0] = e.getMessage());
        assertThatThrownBy(() -> file("bad").read(phrase()))
                .satisfies(e -> said[1] = e.getMessage());
        assertThat(said[0].replace("/save\"", "")).isEqualTo(said[1].replace("/bad\"", ""));
    }

    @Test
    void even_under_the_right_passphrase_only_a_whole_session_is_read() {
        var plain = SavedSessionCodec.write(sample());
        for (int length = 0; length < plain.length; length++) {
            var cut = Arrays.copyOf(plain, length);
            assertThatThrownBy(() -> SavedSessionCodec.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(MalformedEncoding.class);
        }
        assertThatThrownBy(() -> SavedSessionCodec.read(Arrays.copyOf(plain, plain.length + 1)))
                .isInstanceOf(MalformedEncoding.class);
    }

    @Test
    void a_save_of_a_later_format_is_named_as_such() throws IOException {
        var later = written();
        later["MedChain session ".length()] = 3;
        Files.write(folder.resolve("later"), later);
        assertThatThrownBy(() -> file("later").read(phrase())).hasMessageContaining("format 3");
    }

    @Test
    void a_file_that_is_no_save_is_never_replaced() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "a week of work");
        assertThatThrownBy(() ->
                        file("notes.txt")
                                .write(sample(), phrase(), CHEAP, new Streams(1).stream("salt")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.exitCode()).isEqualTo(BadInput.CANNOT_CREATE));
        assertThat(folder.resolve("notes.txt")).hasContent("a week of work");
    }

    @Test
    void a_save_that_another_holds_is_refused_until_he_lets_go() throws IOException {
        var lock = folder.resolve(".save.lock");
        var options = List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(lock, options.toArray(StandardOpenOption[]::new));
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(this::written)
                    .isInstanceOfSatisfying(
                            BadInput.class,
                            e -> assertThat(e.exitCode()).isEqualTo(BadInput.CANNOT_CREATE));
        }
        assertThat(written()).isNotEmpty();
    }

    @Test
    void a_full_disk_leaves_the_last_save() throws IOException {
        var good = written();
        var full =
                (Disk)
                        java.lang.reflect.Proxy.newProxyInstance(
                                Disk.class.getClassLoader(),
                                new Class<?>[] {Disk.class},
                                (_, method, _) -> {
                                    if (method.getName().equals("delete")) {
                                        return null;
                                    }
                                    throw new IOException("No space left on device");
                                });
        assertThatThrownBy(() ->
                        new SaveFile(folder.resolve("save"), full)
                                .write(sample(), phrase(), CHEAP, new Streams(1).stream("salt")))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.exitCode()).isEqualTo(BadInput.IO))
                .hasMessageContaining("No space left");
        assertThat(Files.readAllBytes(folder.resolve("save"))).isEqualTo(good);
    }

    @Test
    void nothing_of_a_session_can_be_read_in_its_file() throws IOException {
        var text = new String(written(), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("alice").doesNotContain("dataset").doesNotContain("$2b$");
    }
}
