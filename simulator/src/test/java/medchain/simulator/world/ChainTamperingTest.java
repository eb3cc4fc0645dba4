package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.SignatureScheme;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.RecordId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.ChainVerifier;
import medchain.simulator.node.ChainVerifier.Checkpoint;
import medchain.simulator.node.ChainVerifier.Finding;
import medchain.simulator.records.AccessLog;
import medchain.simulator.world.TamperedChain.Way;
import org.junit.jupiter.api.Test;

/**
 * Whatever is changed on a stored chain is found, at its height and transaction, and called by its
 * name. {@code -Dmedchain.tamperings=100000} for as many; all that the verifier knows beside the
 * chain is its id, the rules, and one final block, without which a missing end cannot be told.
 */
class ChainTamperingTest {
    private static final int TAMPERINGS = Integer.getInteger("medchain.tamperings", 2_000);
    private static final long SEED = 20261201;

    private final World world = SmallWorld.world(77);
    private final List<Block> blocks = grown();
    private final List<RawBlock> sound = blocks.stream().map(BlockCodec::raw).toList();
    private final SignatureScheme scheme = remembering(world.spec().signatures());

    /** A signature is what it is: asked twice, the answer is the same, and sooner there. */
    private static SignatureScheme remembering(SignatureScheme real) {
        record Question(Hash key, String domain, Hash message, Hash signature) {}
        var known = new HashMap<Question, Boolean>();
        return (key, domain, message, signature) ->
                known.computeIfAbsent(
                        new Question(
                                key.fingerprint(),
                                domain,
                                Digests.sha256(message),
                                Digests.sha256(signature.bytes())),
                        _ -> real.verify(key, domain, message, signature));
    }

    // ---- the chain

    /** Records of two patients, shares, stakes and votes, several in a block; up to a final one. */
    private List<Block> grown() {
        for (int round = 0; round < 4; round++) {
            var asked = new ArrayList<Directive>();
            for (int i = 0; i < 3; i++) {
                var tx = submitted(world.apply(SmallWorld.add(i + "2.50")));
                asked.add(new Directive.Approve(ALICE, tx));
            }
            world.apply(new Directive.AddStake(BOB, 10));
            world.apply(new Directive.AddStake(DORA, 10));
            run(3);
            asked.forEach(world::apply);
            run(6);
            var record = new RecordId("rec-00000" + (1 + round));
            var share =
                    submitted(
                            world.apply(SmallWorld.on(Operation.SHARE, record, Optional.of(DIRK))));
            run(2);
            world.apply(new Directive.Approve(ALICE, share));
            var votes = new TreeMap<>(Map.of(new AccountId("node-1"), 5L));
            world.apply(new Directive.CastVotes(BOB, votes));
            run(4);
        }
        run(30);
        var copy = world.copies().getFirst();
        return copy.main().subList(0, (int) copy.irreversibleHeight() + 1);
    }

    private void run(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private Optional<Finding> verify(List<RawBlock> stored) {
        return verify(stored, blocks.getLast());
    }

    private Optional<Finding> verify(List<RawBlock> stored, Block last) {
        var genesis = blocks.getFirst();
        var signatures = new VerifiedSignatures(scheme, 1 << 12);
        var consensus = new Consensus(world.spec().consensus(), world.spec().firstDelegates());
        var log = new LoggedWitness(new AccessLog());
        var rules =
                new Rulebook(world.spec(), consensus, signatures, log).on(genesis.hash().hash());
        var known = new Checkpoint(last.height(), last.hash());
        return new ChainVerifier(rules, stateOf(genesis, signatures), Parallel.SERIAL)
                .verify(stored, known, Progress.NONE);
    }

    private LedgerState stateOf(Block genesis, VerifiedSignatures signatures) {
        var ledger = new Ledger(Rulebook.ofLedger(world.spec()), Genesis.intake(signatures));
        var at = new BlockContext(0, 0, SimTime.ZERO, genesis.header().delegateId(), 0);
        var after = ledger.apply(LedgerState.empty(), genesis.transactions(), at);
        return ((Ledger.Transition.Applied) after).state();
    }

    // ---- what is said of it

    @Test
    void the_untouched_chain_is_sound_and_worth_tampering_with() {
        assertThat(verify(sound)).isEmpty();
        assertThat(blocks).hasSizeGreaterThan(30);
        assertThat(blocks.stream().skip(1).flatMap(b -> b.transactions().stream()))
                .filteredOn(a -> a.signed().content() instanceof Content.Medical)
                .hasSize(16);
        assertThat(blocks.stream().skip(1).mapToInt(b -> b.transactions().size()).max().orElse(0))
                .isGreaterThan(2);
    }

    @Test
    void every_tampering_is_found_where_it_is_and_named() {
        var random = new Random(SEED);
        var seen = new EnumMap<Way, Integer>(Way.class);
        var ways = Way.values();
        for (int i = 0; i < TAMPERINGS; ) {
            var way = ways[random.nextInt(ways.length)];
            var tampered = TamperedChain.of(sound, way, random);
            if (tampered.isEmpty()) {
                continue;
            }
            var finding = verify(tampered.get().chain());
            assertThat(finding.filter(tampered.get().told()::isBy))
                    .as(
                            "%s, number %d of seed %d: %s, but it says %s",
                            way, i, SEED, tampered.get().told(), finding)
                    .isPresent();
            seen.merge(way, 1, Integer::sum);
            i++;
        }
        assertThat(seen.keySet()).as("every way was tried").containsExactlyInAnyOrder(ways);
        System.out.println(TAMPERINGS + " tamperings of " + sound.size() + " blocks: " + seen);
    }

    @Test
    void a_missing_end_is_told_by_one_final_block_alone() {
        var shorter = sound.subList(0, sound.size() - 3);
        assertThat(verify(shorter))
                .hasValueSatisfying(f -> {
                    assertThat(f.height()).isEqualTo(shorter.size());
                    assertThat(f.toString()).contains("which was final (truncated)");
                });
        assertThat(verify(shorter, blocks.get(3))).as("an old one says nothing of it").isEmpty();
    }
}
