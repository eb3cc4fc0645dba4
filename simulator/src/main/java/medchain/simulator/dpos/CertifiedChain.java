package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/**
 * SAVANNA: every block claims the newest ancestor that has a certificate; a strong claim on b makes
 * final what b itself had claimed (spring finality_core.cpp, "two-chain").
 *
 * <p>A header that claims more than its parent must show the votes; whether they are signed is for
 * the caller to check, who knows the keys.
 *
 * @param members who votes for the next block
 * @param quorum votes that make a certificate
 * @param blocks from the one that the last strong claim is for to the newest, lowest first
 * @param firstHeight height of the first of them
 * @param certified the height that the newest block claims to be certified
 * @param strongly that certificate is one of strong votes
 */
record CertifiedChain(
        List<AccountId> members,
        int quorum,
        List<Claiming> blocks,
        long firstHeight,
        long certified,
        boolean strongly,
        long irreversible)
        implements FinalityState {

    /**
     * A block that can be certified.
     *
     * @param claim what it said of its own ancestors
     * @param voters whose votes count for it
     */
    record Claiming(Ref block, long claim, List<AccountId> voters) {}

    CertifiedChain {
        blocks = List.copyOf(blocks);
    }

    static CertifiedChain genesis(Ref genesis, List<AccountId> voters, int quorum) {
        var first = new Claiming(genesis, 0, voters);
        return new CertifiedChain(voters, quorum, List.of(first), 0, 0, true, 0);
    }

    @Override
    public CertifiedChain withMembers(List<AccountId> voters, long firstHeightOfTheirs) {
        return new CertifiedChain(
                List.copyOf(voters),
                quorum,
                blocks,
                firstHeight,
                certified,
                strongly,
                irreversible);
    }

    @Override
    public CertifiedChain next(Link link) {
        long claim = link.claim();
        boolean repeats = claim == certified && !link.strong();
        boolean moves = link.strong();
        long source = moves ? claim : firstHeight;
        long last = moves ? at(claim).claim() : irreversible;
        var kept = new ArrayList<>(blocks.subList((int) (source - firstHeight), blocks.size()));
        kept.add(new Claiming(link.block(), claim, members));
        return new CertifiedChain(
                members, quorum, kept, source, claim, repeats ? strongly : link.strong(), last);
    }

    private Claiming at(long height) {
        return blocks.get((int) (height - firstHeight));
    }

    private long height() {
        return firstHeight + blocks.size() - 1;
    }

    @Override
    public long prevoted() {
        return certified;
    }

    /** The newest block that this branch knows to be certified. */
    Ref newestCertified() {
        return at(certified).block();
    }

    /** The newest certificate that can be made of these votes and that this branch lacks. */
    Optional<Certificate> newest(Function<Ref, List<FinalityVote>> heard) {
        for (long height = height(); height >= certified; height--) {
            var block = at(height);
            var tally = VoteTally.empty(block.voters(), quorum);
            var votes = new ArrayList<FinalityVote>();
            for (var vote : heard.apply(block.block())) {
                if (block.voters().contains(vote.voter())) {
                    tally = tally.with(vote.voter(), vote.strong());
                    votes.add(vote);
                }
            }
            boolean news =
                    switch (tally.certificate()) {
                        case NONE -> false;
                        case WEAK -> height > certified;
                        case STRONG -> height > certified || !strongly;
                    };
            if (news) {
                return Optional.of(new Certificate(votes));
            }
        }
        return Optional.empty();
    }

    @Override
    public long support(BlockHeader header) {
        return newestCertified().slot();
    }

    /** Of one of its blocks. */
    long heightOf(BlockId block) {
        long height = height();
        while (!at(height).block().id().equals(block)) {
            height--;
        }
        return height;
    }

    /**
     * Certificates come from votes beside the chain, so a header may claim more than its parent: if
     * it shows them.
     */
    @Override
    public Optional<String> claimFault(BlockHeader header) {
        long claim = header.maxHeightPrevoted();
        if (claim < certified || claim > height()) {
            return Optional.of(
                    "certified height " + claim + "; expected " + certified + " to " + height());
        }
        var certificate = header.certificate();
        if (certificate.isEmpty()) {
            return claim == certified
                    ? Optional.empty()
                    : Optional.of("certified height " + claim + " without its certificate");
        }
        return certificateFault(at(claim), certificate.get());
    }

    private Optional<String> certificateFault(Claiming block, Certificate certificate) {
        var voters = new TreeSet<AccountId>();
        for (var vote : certificate.votes()) {
            if (!vote.block().equals(block.block().id()) || vote.slot() != block.block().slot()) {
                return Optional.of("certificate of another block");
            }
            if (!block.voters().contains(vote.voter()) || !voters.add(vote.voter())) {
                return Optional.of("certificate with a vote of " + vote.voter() + " too many");
            }
        }
        return voters.size() >= quorum
                ? Optional.empty()
                : Optional.of("certificate of " + voters.size() + " votes; expected " + quorum);
    }

    /** Whether the header shows a quorum of strong votes. */
    @Override
    public boolean isStrong(BlockHeader header) {
        return header.certificate().filter(c -> c.strongVotes() >= quorum).isPresent();
    }
}
