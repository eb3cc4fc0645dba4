package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;

/**
 * SAVANNA: every block claims the newest ancestor that has a certificate; a strong claim on b makes
 * final what b itself had claimed (spring finality_core.cpp, "two-chain").
 *
 * <p>Whether the certificate exists is for the caller to check, who holds the votes; see {@link
 * VoteTally}.
 *
 * @param claims what each block above {@code irreversible} claimed, lowest first
 * @param firstSource height of the block whose claim is first in the list
 */
record CertifiedChain(
        List<Long> claims, long firstSource, long height, long certified, long irreversible)
        implements FinalityState {
    static CertifiedChain genesis() {
        return new CertifiedChain(List.of(0L), 0, 0, 0, 0);
    }

    @Override
    public CertifiedChain withMembers(List<AccountId> voters, long firstHeight) {
        return this;
    }

    @Override
    public CertifiedChain next(Link link) {
        long claim = link.claim();
        long source = link.strong() ? claim : firstSource;
        long last = link.strong() ? claims.get((int) (claim - firstSource)) : irreversible;
        var kept = new ArrayList<>(claims.subList((int) (source - firstSource), claims.size()));
        kept.add(claim);
        return new CertifiedChain(List.copyOf(kept), source, height + 1, claim, last);
    }

    /** The height that the newest block claims to be certified. */
    @Override
    public long prevoted() {
        return certified;
    }

    /**
     * Certificates come from votes beside the chain, so a header may claim more than its parent.
     */
    @Override
    public Optional<String> claimFault(long claim) {
        return claim >= certified && claim <= height
                ? Optional.empty()
                : Optional.of(
                        "certified height " + claim + "; expected " + certified + " to " + height);
    }
}
