package medchain.simulator.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.records.AccessLog.Attempt;
import medchain.simulator.records.LogDamage.Kind;
import org.junit.jupiter.api.Test;

class LogAuditTest {
    private static final int TAMPERINGS = 100_000;
    private static final Hash CHAIN = Hash.ZERO;

    private final RandomStream random = new Streams(5).stream("tampering");
    private final SigningKey key = RsaKeys.generate(random, 2048);

    /** A log, its checkpoints (every hundredth entry and the end), and what was done to a copy. */
    private record Sealed(List<AccessEntry> log, List<LogCheckpoint> checkpoints) {}

    private record Tampered(List<AccessEntry> log, long first, long last, Kind kind) {
        static Tampered at(List<AccessEntry> log, long place, Kind kind) {
            return new Tampered(log, place, place, kind);
        }
    }

    @Test
    void a_hundred_thousand_random_tamperings_are_all_detected_and_located() {
        var logs = new ArrayList<Sealed>();
        for (int i = 0; i < 60; i++) {
            logs.add(sealed(2 + random.nextInt(i % 6 == 0 ? 240 : 60)));
        }
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        for (int i = 0; i < TAMPERINGS; i++) {
            var sealed = logs.get(i % logs.size());
            var tampered = tamper(sealed.log(), i % 8);
            var damage = LogAudit.firstDamage(tampered.log(), sealed.checkpoints());
            assertThat(damage.map(LogDamage::kind)).as("tampering %s", i).hasValue(tampered.kind());
            assertThat(damage.orElseThrow().entry())
                    .as("tampering %s: %s", i, damage)
                    .isBetween(tampered.first(), tampered.last());
            found.merge(tampered.kind(), 1, Integer::sum);
        }
        assertThat(found.values().stream().mapToInt(n -> n).sum()).isEqualTo(TAMPERINGS);
        assertThat(found.values()).allMatch(n -> n > 10_000);
    }

    private Tampered tamper(List<AccessEntry> whole, int way) {
        var log = new ArrayList<>(whole);
        int n = log.size();
        int i = random.nextInt(n);
        return switch (way) {
            case 0 -> {
                log.set(i, edited(log.get(i), random.nextInt(11)));
                yield Tampered.at(log, i, Kind.MODIFIED);
            }
            case 1 -> {
                int before = random.nextInt(n - 1);
                log.set(before, again(edited(log.get(before), 1 + random.nextInt(8))));
                yield Tampered.at(log, before, Kind.MODIFIED);
            }
            case 2 -> {
                log.remove(random.nextInt(n - 1));
                yield Tampered.at(log, firstDifference(whole, log), Kind.DELETED);
            }
            case 3 -> {
                var copy = log.get(random.nextInt(n));
                log.add(i, copy);
                yield Tampered.at(log, firstDifference(whole, log), Kind.INSERTED);
            }
            case 4 -> {
                log.add(i, again(edited(log.get(i), 1 + random.nextInt(8))));
                yield Tampered.at(log, i, Kind.INSERTED);
            }
            case 5 -> {
                int other = (i + 1 + random.nextInt(n - 1)) % n;
                Collections.swap(log, i, other);
                yield Tampered.at(log, Math.min(i, other), Kind.REORDERED);
            }
            case 6 -> {
                int left = random.nextInt(n);
                yield Tampered.at(log.subList(0, left), left, Kind.TRUNCATED);
            }
            default -> {
                log.set(i, edited(log.get(i), 1 + random.nextInt(8)));
                yield rebuilt(log, i);
            }
        };
    }

    /** Digests made anew from the change to the end: located to the checkpoint before it. */
    private static Tampered rebuilt(List<AccessEntry> log, int from) {
        for (int k = from; k < log.size(); k++) {
            var e = log.get(k);
            log.set(
                    k,
                    AccessEntry.of(
                            k, e.at(), attempt(e), k == 0 ? Hash.ZERO : log.get(k - 1).hash()));
        }
        int checkpoint = from - from % AccessLog.CHECKPOINT_EVERY;
        return Tampered.at(log, checkpoint, Kind.REWRITTEN);
    }

    private static long firstDifference(List<AccessEntry> before, List<AccessEntry> after) {
        int i = 0;
        while (i < Math.min(before.size(), after.size()) && before.get(i).equals(after.get(i))) {
            i++;
        }
        return i;
    }

    /** One field changed; the digest is that of before. */
    private AccessEntry edited(AccessEntry e, int field) {
        return new AccessEntry(
                field == 0 ? e.sequence() + 1 + random.nextInt(9) : e.sequence(),
                field == 1 ? new SimTime(e.at().nanos() + 1) : e.at(),
                field == 2 ? new AccountId(e.actor() + "x") : e.actor(),
                field == 3 ? e.role() + "x" : e.role(),
                field == 4 ? e.action() + "x" : e.action(),
                field == 5 ? e.subject() + "x" : e.subject(),
                field == 6
                        ? (e.purpose() == Purpose.BTG ? Purpose.TREAT : Purpose.BTG)
                        : e.purpose(),
                (field == 7) != e.allowed(),
                field == 8 ? e.reason() + "x" : e.reason(),
                field == 9 ? flipped(e.previous()) : e.previous(),
                field == 10 ? flipped(e.hash()) : e.hash());
    }

    private static Hash flipped(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[7] ^= 1;
        return Hash.of(bytes);
    }

    private static AccessEntry again(AccessEntry e) {
        return AccessEntry.of(e.sequence(), e.at(), attempt(e), e.previous());
    }

    private static Attempt attempt(AccessEntry e) {
        return new Attempt(
                e.actor(), e.role(), e.action(), e.subject(), e.purpose(), e.allowed(), e.reason());
    }

    private Sealed sealed(int entries) {
        var log = log(entries);
        return new Sealed(log.entries(), log.checkpoints());
    }

    private AccessLog log(int entries) {
        var log = new AccessLog();
        var signer = new LogCheckpoint.Signer(CHAIN, new AccountId("node-1"), key);
        for (int i = 0; i < entries; i++) {
            var patient = "patient-" + random.nextInt(5);
            log.append(
                    SimTime.ofSeconds(i),
                    new Attempt(
                            new AccountId("dr-" + random.nextInt(5)),
                            "doctor",
                            "read history",
                            patient,
                            Purpose.TREAT,
                            random.nextInt(3) > 0,
                            ""));
            if (log.checkpointIsDue()) {
                log.seal(SimTime.ofSeconds(i), signer, random);
            }
        }
        log.seal(SimTime.ofSeconds(entries), signer, random);
        return log;
    }

    @Test
    void a_whole_log_has_no_damage_and_its_checkpoints_verify() {
        var log = log(250);
        assertThat(LogAudit.firstDamage(log.entries(), log.checkpoints())).isEmpty();
        assertThat(log.checkpoints())
                .extracting(LogCheckpoint::size)
                .containsExactly(100L, 200L, 250L);
        assertThat(log.checkpoints())
                .allMatch(c -> c.isSignedWith(key.verifyKey(), CHAIN, RsaPss.SCHEME));
        assertThat(log.checkpoints())
                .noneMatch(c -> c.isSignedWith(key.verifyKey(), flipped(CHAIN), RsaPss.SCHEME));
        var shortened = log.checkpoints().getFirst();
        var forged =
                new LogCheckpoint(
                        99,
                        shortened.root(),
                        shortened.at(),
                        shortened.signer(),
                        shortened.signature());
        assertThat(forged.isSignedWith(key.verifyKey(), CHAIN, RsaPss.SCHEME)).isFalse();
    }

    @Test
    void every_old_head_is_proved_to_be_the_beginning_of_the_new_one() {
        var log = new AccessLog();
        var roots = new ArrayList<Hash>();
        for (int i = 0; i <= 130; i++) {
            roots.add(log.root());
            var leaves = log.entries().stream().map(e -> e.hash().bytes()).toList();
            assertThat(log.root()).isEqualTo(MerkleTree.root(leaves));
            log.append(
                    SimTime.ofSeconds(i),
                    new Attempt(new AccountId("ada"), "", "", "" + i, Purpose.TREAT, true, ""));
        }
        for (int old = 0; old < roots.size(); old++) {
            var proof = log.consistencyProof(old, log.entries().size());
            assertThat(MerkleTree.verifyConsistency(old, 131, proof, roots.get(old), log.root()))
                    .isTrue();
            assertThat(
                            MerkleTree.verifyConsistency(
                                    old, 131, proof, flipped(roots.get(old)), log.root()))
                    .isFalse();
        }
        assertThat(Optional.of(log.root())).isNotEqualTo(Optional.of(roots.getLast()));
    }
}
