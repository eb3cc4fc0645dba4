package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.VoteRanges.Range;
import medchain.simulator.identity.BlockId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks 2 to 5 stand on each other; block 7 and 8 fork from 2, block 9 from 4. */
class VoteRangesTest {
    private static final Map<Long, List<Long>> ANCESTORS =
            Map.of(
                    2L, List.of(),
                    3L, List.of(2L),
                    4L, List.of(2L, 3L),
                    5L, List.of(2L, 3L, 4L),
                    7L, List.of(2L),
                    8L, List.of(2L, 7L),
                    9L, List.of(2L, 3L, 4L));

    private static BlockId id(long slot) {
        return new BlockId(ChainWalker.digest("block " + slot));
    }

    private static Range range(long slot, long since) {
        return new Range(new Ref(id(slot), slot), since);
    }

    private static boolean descends(BlockId block, BlockId from) {
        return ANCESTORS.entrySet().stream()
                .filter(e -> id(e.getKey()).equals(block))
                .anyMatch(e -> e.getValue().stream().anyMatch(a -> id(a).equals(from)));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 3, 5, 4, false", // the usual course: the same branch
        "4, 3, 9, 3, false", // a later child of the same block
        "5, 4, 9, 4, true", // it left block 5, and nothing newer than 5 was certified
        "5, 4, 7, 2, true",
        "5, 4, 8, 7, false", // the new branch was certified past the vote
        "5, 4, 8, 5, false", // just as far
        "5, 4, 8, 4, true", // a slot less
        "3, 2, 3, 2, false" // of one slot: for FinalityVote.contradicts to say
    })
    void strong_votes_cross_when_the_later_leaves_and_claims_nothing_newer(
            long one, long since, long other, long otherSince, boolean cross) {
        var a = range(one, since);
        var b = range(other, otherSince);
        assertThat(VoteRanges.cross(a, b, VoteRangesTest::descends)).isEqualTo(cross);
        assertThat(VoteRanges.cross(b, a, VoteRangesTest::descends)).isEqualTo(cross);
    }

    /** Whatever a finalizer is shown, two of its strong votes never cross. */
    @Test
    void what_a_finalizer_votes_strongly_for_never_crosses() {
        var slots = List.of(3L, 4L, 5L, 7L, 8L, 9L);
        int strong = 0;
        for (int shown = 0; shown < 1 << slots.size(); shown++) {
            for (int claims = 0; claims < 729; claims++) {
                strong += follow(slots, shown, claims);
            }
        }
        assertThat(strong).isGreaterThan(50_000);
    }

    private static int follow(List<Long> slots, int shown, int claims) {
        var voter = Finalizer.startingFrom(new Ref(id(2), 2));
        var cast = new ArrayList<Range>();
        var since = new TreeMap<Long, Long>();
        int rest = claims;
        for (int i = 0; i < slots.size(); i++) {
            long slot = slots.get(i);
            var ancestors = ANCESTORS.getOrDefault(slot, List.of());
            // a branch forgets no certificate that it has shown
            long shownBefore =
                    ancestors.stream().mapToLong(a -> since.getOrDefault(a, 2L)).max().orElse(2);
            long claim = Math.max(shownBefore, ancestors.get(rest % 3 % ancestors.size()));
            since.put(slot, claim);
            rest /= 3;
            if ((shown >> i & 1) == 0) {
                continue;
            }
            var proposal =
                    new Finalizer.Proposal(
                            new Ref(id(slot), slot),
                            new Ref(id(claim), claim),
                            from -> descends(id(slot), from));
            switch (voter.decide(proposal)) {
                case Finalizer.Vote.Strong(var after) -> {
                    voter = after;
                    var range = range(slot, claim);
                    assertThat(cast)
                            .noneMatch(r -> VoteRanges.cross(r, range, VoteRangesTest::descends));
                    cast.add(range);
                }
                case Finalizer.Vote.Weak(var after) -> voter = after;
                case Finalizer.Vote.Abstain _ -> {}
            }
        }
        return cast.size();
    }
}
