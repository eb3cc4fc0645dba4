package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.dpos.Finalizer.Proposal;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.Finalizer.Vote;
import medchain.simulator.identity.BlockId;
import org.junit.jupiter.api.Test;

/** Savanna's voters and certificates, on the traces that its own project tests. */
class SavannaTest {
    private final Map<String, List<String>> ancestors = new TreeMap<>();

    @Test
    void a_microfork_makes_votes_weak_until_the_new_branch_is_certified_past_it() {
        // spring unittests, gh_534_liveness_issue: B3 and B4 fork from B2; certificates come late
        chain("B0", "B1", "B2", "B3");
        chain("B0", "B1", "B2", "B4", "B5", "B6", "B7", "B8");
        var voter = Finalizer.startingFrom(ref("B0"));
        voter = strong(voter, "B1", "B0");
        voter = strong(voter, "B2", "B1");
        assertThat(voter).isEqualTo(new Finalizer(ref("B2"), ref("B1"), 0));
        voter = strong(voter, "B3", "B2");
        assertThat(voter).isEqualTo(new Finalizer(ref("B3"), ref("B2"), 0));
        voter = weak(voter, "B4", "B2");
        assertThat(voter).isEqualTo(new Finalizer(ref("B4"), ref("B2"), 3));
        voter = weak(voter, "B5", "B2");
        assertThat(voter).isEqualTo(new Finalizer(ref("B5"), ref("B2"), 3));
        voter = strong(voter, "B6", "B4");
        assertThat(voter).isEqualTo(new Finalizer(ref("B6"), ref("B4"), 0));
        voter = strong(voter, "B7", "B5");
        assertThat(voter).isEqualTo(new Finalizer(ref("B7"), ref("B5"), 0));
        voter = strong(voter, "B8", "B6");
        assertThat(voter).isEqualTo(new Finalizer(ref("B8"), ref("B6"), 0));
    }

    @Test
    void a_strong_claim_finalises_what_its_target_claimed_and_a_weak_one_nothing() {
        // the same trace by height: B1 1, B2 2, then B4 3, B5 4, B6 5, B7 6, B8 7
        var core = CertifiedChain.genesis(ref("B0"), ChainWalker.delegates(4), 3);
        core = claim(claim(core, 0, true), 1, true);
        assertThat(core.irreversible()).isZero();
        core = claim(core, 2, true);
        assertThat(core.irreversible()).isEqualTo(1);
        core = claim(claim(core, 2, true), 3, false);
        core = claim(core, 4, false);
        assertThat(core.irreversible()).isEqualTo(1);
        core = claim(core, 5, true);
        assertThat(core.irreversible()).isEqualTo(3);
    }

    @Test
    void a_voter_keeps_to_its_lock_and_never_votes_back_in_time() {
        chain("B0", "B1", "B2", "B3");
        chain("B0", "C4");
        var voter = Finalizer.startingFrom(ref("B0"));
        voter = strong(voter, "B1", "B0");
        voter = strong(voter, "B2", "B1");
        voter = strong(voter, "B3", "B2");
        assertThat(voter.decide(proposal("C4", "B0"))).isInstanceOf(Vote.Abstain.class);
        assertThat(voter.decide(proposal("B3", "B2"))).isInstanceOf(Vote.Abstain.class);
        // a restored older state (A21) would vote again: what was persisted forbids it
        assertThat(Finalizer.startingFrom(ref("B0")).decide(proposal("C4", "B0")))
                .isInstanceOf(Vote.Strong.class);
    }

    @Test
    void a_quorum_certifies_and_is_strong_only_when_all_of_it_is() {
        var voters = ChainWalker.delegates(4);
        var tally = VoteTally.empty(voters, 3);
        tally = tally.with(voters.get(0), true).with(voters.get(1), true);
        assertThat(tally.with(voters.get(1), true).certificate())
                .isEqualTo(VoteTally.Certificate.NONE);
        assertThat(tally.with(ChainWalker.delegate(9), true).certificate())
                .isEqualTo(VoteTally.Certificate.NONE);
        assertThat(tally.with(voters.get(2), false).certificate())
                .isEqualTo(VoteTally.Certificate.WEAK);
        assertThat(tally.with(voters.get(2), true).certificate())
                .isEqualTo(VoteTally.Certificate.STRONG);
    }

    private static CertifiedChain claim(CertifiedChain core, long height, boolean strong) {
        long next = core.firstHeight() + core.blocks().size();
        var block = new Ref(ChainWalker.GENESIS, next);
        return core.next(new Link(block, next, ChainWalker.delegate(0), 0, height, strong));
    }

    private Finalizer strong(Finalizer voter, String block, String certified) {
        return ((Vote.Strong) voter.decide(proposal(block, certified))).after();
    }

    private Finalizer weak(Finalizer voter, String block, String certified) {
        return ((Vote.Weak) voter.decide(proposal(block, certified))).after();
    }

    private Proposal proposal(String block, String certified) {
        var known = new TreeSet<BlockId>();
        ancestors.getOrDefault(block, List.of()).forEach(a -> known.add(ref(a).id()));
        return new Proposal(ref(block), ref(certified), known::contains);
    }

    private void chain(String... blocks) {
        var so = new ArrayList<String>();
        for (var block : blocks) {
            ancestors.put(block, List.copyOf(so));
            so.add(block);
        }
    }

    private static Ref ref(String block) {
        long slot = Long.parseLong(block.substring(1));
        return new Ref(new BlockId(ChainWalker.digest(block)), slot);
    }
}
