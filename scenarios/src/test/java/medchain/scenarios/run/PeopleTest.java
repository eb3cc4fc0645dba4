package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.world.KeyStrength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final KeyStrength WEAK = new KeyStrength(CryptoMode.REAL, 2048, 4);

    @TempDir private Path folder;

    @Test
    void people_are_the_same_with_an_empty_cache_a_full_one_and_none() {
        var none =
                new People(Parallel.SERIAL, Optional.empty()).simulated(7, WEAK, roles("a", "b"));
        var empty = cached().simulated(7, WEAK, roles("a", "b"));
        var full = cached().simulated(7, WEAK, roles("a", "b"));
        assertThat(empty.made()).isEqualTo(2);
        assertThat(full.made()).isZero();
        assertThat(empty.people()).isEqualTo(none.people());
        assertThat(full.people()).isEqualTo(none.people());
        assertThat(none.people()).extracting(e -> e.account().value()).containsExactly("a", "b");
    }

    @Test
    void another_seed_or_strength_finds_nothing_and_makes_other_keys() {
        var one = cached().simulated(7, WEAK, roles("a"));
        var other = cached().simulated(8, WEAK, roles("a"));
        assertThat(other.made()).isEqualTo(1);
        assertThat(other.people().getFirst().key()).isNotEqualTo(one.people().getFirst().key());
        assertThat(
                        cached().simulated(7, new KeyStrength(CryptoMode.REAL, 2048, 5), roles("a"))
                                .made())
                .isEqualTo(1);
    }

    @Test
    void a_damaged_or_foreign_line_is_made_anew() throws Exception {
        var before = cached().simulated(7, WEAK, roles("a", "b", "c"));
        var file = folder.resolve("keys").resolve("seed7-rsa2048-bcrypt4");
        var lines = Files.readAllLines(file);
        lines.set(0, lines.get(0).replaceFirst("[0-9a-f]$", "x"));
        lines.set(1, lines.get(1).replaceFirst("^b", "c"));
        lines.set(2, "c");
        Files.write(file, lines);
        var after = cached().simulated(7, WEAK, roles("a", "b", "c"));
        assertThat(after.made()).isEqualTo(3);
        assertThat(after.people()).isEqualTo(before.people());
        assertThat(cached().simulated(7, WEAK, roles("a", "b", "c")).made()).isZero();
    }

    @Test
    void more_people_join_those_who_are_kept_and_nobody_else_may_read_them() throws Exception {
        assertThat(cached().simulated(7, WEAK, roles("a")).made()).isEqualTo(1);
        assertThat(cached().simulated(7, WEAK, roles("a", "b")).made()).isEqualTo(1);
        assertThat(cached().simulated(7, WEAK, roles("a")).made()).isZero();
        var file = folder.resolve("keys").resolve("seed7-rsa2048-bcrypt4");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("keys").toFile().list()).containsExactly("seed7-rsa2048-bcrypt4");
    }

    @Test
    void a_cache_that_cannot_be_written_is_said_and_changes_nothing() throws Exception {
        var blocked = Files.writeString(folder.resolve("file"), "in the way");
        var people =
                new People(Parallel.SERIAL, Optional.of(new KeyCache(blocked.resolve("keys"))));
        var enrolled = people.simulated(7, WEAK, roles("a"));
        assertThat(enrolled.cacheProblem().orElseThrow()).contains("key cache cannot be written");
        assertThat(enrolled.people()).hasSize(1);
    }

    @Test
    void secure_people_never_repeat_and_are_not_kept() {
        var one = cached().secure(WEAK, roles("a")).people().getFirst();
        var two = cached().secure(WEAK, roles("a")).people().getFirst();
        assertThat(one.key()).isNotEqualTo(two.key());
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    private People cached() {
        return new People(Parallel.SERIAL, Optional.of(new KeyCache(folder.resolve("keys"))));
    }

    private static SortedMap<AccountId, Role> roles(String... names) {
        var roles = new TreeMap<AccountId, Role>();
        for (var name : names) {
            roles.put(new AccountId(name), Role.PATIENT);
        }
        return roles;
    }
}
