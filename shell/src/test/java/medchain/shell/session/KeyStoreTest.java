package medchain.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import medchain.scenarios.language.BadInput;
import medchain.shell.session.KeyStore.Kept;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a key store, damaged in every way. */
class KeyStoreTest {
    private static final PassphraseBox.Cost CHEAP = new PassphraseBox.Cost(1, 1, 1);
    private static final long SEED = 20261201;

    @TempDir private Path folder;

    private static Secret phrase() {
        return new Secret("a passphrase of some length".toCharArray());
    }

    private static Kept kept(String name, boolean password) {
        var strength = new KeyStrength(CryptoMode.REAL, 2048, 4);
        var e = Enrolment.simulated(1, new AccountId(name), Role.PATIENT, strength);
        var hash =
                password ? Optional.of(e.password()) : Optional.of(e.password()).filter(_ -> false);
        return new Kept(e.account(), e.role(), !password, hash, (RsaSigningKey) e.key());
    }

    private static KeyStore sample() {
        var store = new KeyStore();
        store.put(kept("zoe", true));
        store.put(kept("alice", false));
        return store;
    }

    private KeyStoreFile file(String name) {
        return new KeyStoreFile(folder.resolve(name), CHEAP, Disk.REAL);
    }

    private byte[] written() throws IOException {
        file("keys").write(sample(), phrase());
        return Files.readAllBytes(folder.resolve("keys"));
    }

    /** Refused for what is in it, not for who may read it. */
    private void isRefused(byte[] bytes, String how) throws IOException {
        var bad = folder.resolve("bad");
        Files.write(bad, bytes);
        Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> file("bad").read(phrase()))
                .as(how)
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(BadInput.BAD_DATA))
                .hasMessageMatching("(?s).*(does not open|is no key store|of format).*");
    }

    @Test
    void what_is_read_is_what_was_written_in_the_order_of_names() throws IOException {
        written();
        assertThat(file("keys").read(phrase()).all())
                .containsExactly(kept("alice", false), kept("zoe", true));
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
    void even_under_the_right_passphrase_only_a_whole_store_in_order_is_read() {
        var plain = sample().bytes();
        for (int length = 0; length < plain.length; length++) {
            var cut = Arrays.copyOf(plain, length);
            assertThatThrownBy(() -> KeyStore.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(MalformedEncoding.class);
        }
        assertThatThrownBy(() -> KeyStore.read(inOrder(kept("zoe", true), kept("alice", true))))
                .hasMessageContaining("out of order");
        assertThatThrownBy(() -> KeyStore.read(inOrder(kept("zoe", true), kept("zoe", false))))
                .hasMessageContaining("out of order");
    }

    private static byte[] inOrder(Kept... accounts) {
        var out = new CanonicalWriter();
        out.list(List.of(accounts), KeyStoreTest::write);
        return out.toBytes();
    }

    private static void write(CanonicalWriter out, Kept k) {
        write(out, k, k.key());
    }

    private static void write(CanonicalWriter out, Kept k, RsaSigningKey pairedWith) {
        out.text(k.account().value()).text(k.role().word()).flag(k.simulated());
        out.optional(k.password(), (w, hash) -> w.text(hash.text()));
        out.integer(pairedWith.verifyKey().modulus());
        k.key().write(out);
    }

    @Test
    void the_public_part_must_belong_to_the_private_one() {
        var alice = kept("alice", true);
        assertThat(KeyStore.read(inOrder(alice)).all()).containsExactly(alice);
        var out = new CanonicalWriter();
        out.list(List.of(alice), (w, k) -> write(w, k, kept("zoe", true).key()));
        assertThatThrownBy(() -> KeyStore.read(out.toBytes()))
                .isInstanceOf(MalformedEncoding.class)
                .hasMessageContaining("no RSA key pair of alice");
    }

    @Test
    void only_its_owner_may_read_it_and_that_is_how_it_is_made() throws IOException {
        written();
        var keys = folder.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> file("keys").read(phrase()))
                .hasMessageContaining("others may read");
    }

    @Test
    void a_saved_session_is_no_key_store_and_is_not_replaced_by_one() throws IOException {
        var save = folder.resolve("save");
        Files.write(save, "MedChain session ".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> file("save").write(sample(), phrase()))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.exitCode()).isEqualTo(BadInput.CANNOT_CREATE));
        assertThat(save).hasContent("MedChain session ");
    }

    @Test
    void whatever_step_fails_the_old_store_opens_and_nothing_lies_beside_it() throws IOException {
        var good = written();
        var steps = List.of("create", "append", "force", "rename");
        var failed = new ArrayList<String>();
        for (var step : steps) {
            var breaking =
                    (Disk)
                            java.lang.reflect.Proxy.newProxyInstance(
                                    Disk.class.getClassLoader(),
                                    new Class<?>[] {Disk.class},
                                    (_, method, arguments) -> {
                                        if (method.getName().equals(step)) {
                                            failed.add(step);
                                            throw new IOException("No space left on device");
                                        }
                                        return method.invoke(Disk.REAL, arguments);
                                    });
            var file = new KeyStoreFile(folder.resolve("keys"), CHEAP, breaking);
            assertThatThrownBy(() -> file.write(new KeyStore(), phrase()))
                    .hasMessageContaining("No space left");
            assertThat(Files.readAllBytes(folder.resolve("keys"))).isEqualTo(good);
            try (var names = Files.list(folder)) {
                assertThat(names.map(p -> p.getFileName().toString())).containsExactly("keys");
            }
        }
        assertThat(failed).isEqualTo(steps);
    }

    @Test
    void nothing_of_the_keys_can_be_read_in_the_file() throws IOException {
        var bytes = new String(written(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("alice").doesNotContain("$2b$").doesNotContain("patient");
    }
}
