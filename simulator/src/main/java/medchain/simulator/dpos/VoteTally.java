package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.identity.AccountId;

/**
 * The votes for one block, one a member.
 *
 * @param voters members whose vote counts
 * @param quorum votes that make a certificate
 */
public record VoteTally(
        List<AccountId> voters, int quorum, List<AccountId> strong, List<AccountId> weak) {
    public VoteTally {
        voters = List.copyOf(voters);
        strong = List.copyOf(strong);
        weak = List.copyOf(weak);
    }

    /** What the votes amount to so far. */
    public enum Certificate {
        NONE,
        /** A quorum, some of it weak: the block may be claimed, but the claim finalises nothing. */
        WEAK,
        /** A quorum of strong votes. */
        STRONG
    }

    public static VoteTally empty(List<AccountId> voters, int quorum) {
        return new VoteTally(voters, quorum, List.of(), List.of());
    }

    /** The first vote of a member counts; strangers' never do. */
    public VoteTally with(AccountId voter, boolean isStrong) {
        if (!voters.contains(voter) || strong.contains(voter) || weak.contains(voter)) {
            return this;
        }
        var grown = new ArrayList<>(isStrong ? strong : weak);
        grown.add(voter);
        Collections.sort(grown);
        return new VoteTally(voters, quorum, isStrong ? grown : strong, isStrong ? weak : grown);
    }

    public Certificate certificate() {
        if (strong.size() >= quorum) {
            return Certificate.STRONG;
        }
        return strong.size() + weak.size() >= quorum ? Certificate.WEAK : Certificate.NONE;
    }
}
