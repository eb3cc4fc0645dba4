package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.crypto.Signature;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.VoteRanges;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/**
 * The votes beside the chain on a walk: who cast them, and when each honest delegate hears them.
 */
final class WalkedVotes {
    private final Map<BlockId, TreeMap<AccountId, Sent>> byBlock = new TreeMap<>();
    private final Map<AccountId, List<Cast>> byVoter = new TreeMap<>();

    private record Sent(FinalityVote vote, Map<AccountId, Long> arrives) {}

    private record Cast(FinalityVote vote, VoteRanges.Range range) {}

    /** A vote for a block, whose newest certified ancestor is {@code certified}. */
    void cast(
            AccountId voter,
            Ref block,
            Ref certified,
            boolean strong,
            Map<AccountId, Long> arrives) {
        var unsigned = new Signature(new byte[0]); // nobody here looks at signatures
        var vote = new FinalityVote(voter, block.id(), block.slot(), strong, unsigned);
        byBlock.computeIfAbsent(block.id(), _ -> new TreeMap<>())
                .putIfAbsent(voter, new Sent(vote, arrives));
        byVoter.computeIfAbsent(voter, _ -> new ArrayList<>())
                .add(new Cast(vote, new VoteRanges.Range(block, certified.slot())));
    }

    /** What an honest delegate has heard of a block by a slot, one vote a voter. */
    List<FinalityVote> heardBy(AccountId who, Ref block, long slot) {
        return byBlock.getOrDefault(block.id(), new TreeMap<>()).values().stream()
                .filter(s -> s.arrives().getOrDefault(who, Long.MAX_VALUE) <= slot)
                .map(Sent::vote)
                .toList();
    }

    /** All votes for a block, heard or not: the adversary runs the network. */
    List<FinalityVote> all(Ref block) {
        return byBlock.getOrDefault(block.id(), new TreeMap<>()).values().stream()
                .map(Sent::vote)
                .toList();
    }

    /** Voters whose votes no honest one casts both. */
    List<AccountId> convicted(BiPredicate<BlockId, BlockId> descends) {
        var guilty = new ArrayList<AccountId>();
        byVoter.forEach((voter, casts) -> {
            if (contradictsItself(casts, descends)) {
                guilty.add(voter);
            }
        });
        return guilty;
    }

    private static boolean contradictsItself(
            List<Cast> casts, BiPredicate<BlockId, BlockId> descends) {
        for (int i = 0; i < casts.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = casts.get(j);
                var other = casts.get(i);
                boolean crosses =
                        one.vote().strong()
                                && other.vote().strong()
                                && VoteRanges.cross(one.range(), other.range(), descends);
                if (crosses || one.vote().contradicts(other.vote())) {
                    return true;
                }
            }
        }
        return false;
    }
}
