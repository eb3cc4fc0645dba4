package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers that a chain refuses, and rewards that a header loses. */
class HeaderRulesTest {
    private final ConsensusParameters parameters =
            ConsensusParameters.medchain(7, Duration.ofSeconds(2));
    private final ChainWalker chain = new ChainWalker(parameters, 1);
    private BlockHeader good;

    @BeforeEach
    void grow() {
        chain.walkToSlot(30);
        good = chain.header(chain.head(), 31, chain.rules().scheduled(chain.head(), 31));
    }

    @Test
    void an_honest_header_has_no_fault() {
        assertThat(chain.rules().fault(chain.head(), good)).isEmpty();
        assertThat(chain.rules().reward(chain.head(), good)).isEqualTo(parameters.reward());
    }

    @Test
    void a_header_at_the_wrong_place_is_refused() {
        refused(copy(good, 32, 31, good.timestamp()), "height 32; expected 31");
        refused(copy(good, 31, 30, good.timestamp()), "slot 30 is not after its parent's, 30");
        refused(copy(good, 31, 31, SimTime.ofSeconds(61)), "timestamp 61s; expected 62s");
        assertThat(chain.rules().fault(chain.at(29), good))
                .contains("its previous hash is not the parent's");
        refused(copy(good, 31, Long.MAX_VALUE, good.timestamp()), "beyond the end of time");
    }

    @Test
    void only_the_delegate_of_the_slot_may_forge() {
        var other = chain.rules().scheduled(chain.head(), 32);
        refused(chain.header(chain.head(), 31, other), "slot 31 belongs to " + good.delegateId());
    }

    @Test
    void false_claims_about_votes_are_refused() {
        long prevoted = chain.rules().maxHeightPrevoted(chain.head());
        refused(claiming(good, good.maxHeightGenerated(), prevoted + 1), "maxHeightPrevoted");
        refused(claiming(good, -1, prevoted), "negative");
        refused(
                claiming(good, good.maxHeightGenerated() - 1, prevoted),
                "contradicts its forger's block at height " + good.maxHeightGenerated());
    }

    @Test
    void a_wrong_reveal_is_allowed_but_earns_nothing_and_moves_no_seed() {
        var wrong = revealing(good, ChainWalker.digest("not my onion"));
        assertThat(chain.rules().fault(chain.head(), wrong)).isEmpty();
        assertThat(chain.rules().validReveal(chain.head(), wrong)).isFalse();
        assertThat(chain.rules().reward(chain.head(), wrong)).isZero();
        var before = chain.head().register.randomness();
        chain.extend(wrong);
        assertThat(chain.head().register.randomness()).isEqualTo(before);
    }

    @Test
    void who_votes_for_less_than_possible_earns_a_quarter() {
        var shy = claiming(good, 31, good.maxHeightPrevoted());
        assertThat(chain.rules().reward(chain.head(), shy)).isEqualTo(parameters.reward() / 4);
        var elsewhere = claiming(good, good.maxHeightGenerated() + 1, good.maxHeightPrevoted());
        assertThat(chain.rules().reward(chain.head(), elsewhere))
                .isEqualTo(parameters.reward() / 4);
    }

    @Test
    void a_slot_is_forged_by_its_delegate_and_taken_once() {
        var me = good.delegateId();
        assertThat(chain.rules().decide(chain.head(), 31, me))
                .isEqualTo(new SlotDecision.Forge(31));
        assertThat(chain.rules().decide(chain.head(), 30, me))
                .isEqualTo(new SlotDecision.SlotTaken(30));
        var next = chain.rules().scheduled(chain.head(), 32);
        assertThat(chain.rules().decide(chain.head(), 32, me))
                .isEqualTo(new SlotDecision.NotOurTurn(next));
    }

    private void refused(BlockHeader header, String reason) {
        assertThat(chain.rules().fault(chain.head(), header))
                .hasValueSatisfying(fault -> assertThat(fault).contains(reason));
    }

    static BlockHeader copy(BlockHeader h, long height, long slot, SimTime timestamp) {
        return new BlockHeader(
                h.version(),
                h.chainId(),
                height,
                slot,
                timestamp,
                h.previousHash(),
                h.merkleRoot(),
                h.stateRoot(),
                h.transactions(),
                h.delegateId(),
                h.nonce(),
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                h.log());
    }

    static BlockHeader claiming(BlockHeader h, long generated, long prevoted) {
        return new BlockHeader(
                h.version(),
                h.chainId(),
                h.index(),
                h.slot(),
                h.timestamp(),
                h.previousHash(),
                h.merkleRoot(),
                h.stateRoot(),
                h.transactions(),
                h.delegateId(),
                h.nonce(),
                generated,
                prevoted,
                h.log());
    }

    static BlockHeader revealing(BlockHeader h, Hash nonce) {
        return new BlockHeader(
                h.version(),
                h.chainId(),
                h.index(),
                h.slot(),
                h.timestamp(),
                h.previousHash(),
                h.merkleRoot(),
                h.stateRoot(),
                h.transactions(),
                h.delegateId(),
                nonce,
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                h.log());
    }
}
