package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.Penalties;
import medchain.simulator.chain.Tribunal;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ForkChoice;
import medchain.simulator.dpos.Policies;
import medchain.simulator.dpos.SlotClock;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Accounts;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;

/**
 * When two headers, or two votes, convict the delegate that signed both (LIP-0024): they are its
 * own, of this chain, not too old, and no honest delegate signs both.
 */
public record EvidenceRules(
        Hash chainId,
        SlotClock slots,
        ConsensusParameters parameters,
        Penalties penalties,
        VerifiedSignatures signatures)
        implements Tribunal {

    @Override
    public Ruling judge(Content.Evidence evidence, Accounts accounts, long epoch) {
        try {
            return switch (evidence.what()) {
                case HEADERS -> headers(evidence, accounts, epoch);
                case VOTES -> votes(evidence, accounts, epoch);
            };
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return dismissed("evidence that cannot be read: " + malformed.getMessage());
        }
    }

    private Ruling headers(Content.Evidence evidence, Accounts accounts, long epoch) {
        var one = BlockCodec.readHeader(evidence.one().value());
        var other = BlockCodec.readHeader(evidence.other().value());
        if (!one.chainId().equals(chainId) || !other.chainId().equals(chainId)) {
            return dismissed("headers of another chain");
        }
        var rules = new ForkChoice(slots, parameters.policies().forkChoice());
        boolean contradict =
                rules.contradicting(one, BlockCodec.id(one), other, BlockCodec.id(other));
        if (!contradict || !evidence.branch().isEmpty()) {
            return dismissed("headers that an honest delegate may both sign");
        }
        if (isOld(Math.min(epochOf(one), epochOf(other)), epoch)) {
            return dismissed("evidence older than " + penalties.evidenceEpochs() + " epochs");
        }
        return ruling(evidence, one.delegateId(), BlockCodec.DOMAIN, accounts);
    }

    private Ruling votes(Content.Evidence evidence, Accounts accounts, long epoch) {
        var one = vote(evidence.one(), evidence.oneSignature());
        var other = vote(evidence.other(), evidence.otherSignature());
        boolean cross =
                one.slot() < other.slot() && CrossingVotes.proves(one, other, evidence.branch());
        boolean twice = one.contradicts(other) && evidence.branch().isEmpty();
        if (!twice && !cross) {
            return dismissed("votes that an honest delegate may both sign");
        }
        if (isOld(slots.epochOf(Math.min(one.slot(), other.slot())), epoch)) {
            return dismissed("evidence older than " + penalties.evidenceEpochs() + " epochs");
        }
        return ruling(evidence, one.voter(), FinalityVote.DOMAIN, accounts);
    }

    private FinalityVote vote(Bytes signed, Bytes signature) {
        return FinalityVote.ofSigned(chainId, signed.value(), new Signature(signature.value()));
    }

    private boolean isOld(long epochOfOffence, long now) {
        return now - epochOfOffence > penalties.evidenceEpochs();
    }

    private long epochOf(BlockHeader header) {
        return parameters.policies().epochs() instanceof Policies.Epochs.Blocks(long length)
                ? header.index() / length
                : slots.epochOf(header.slot());
    }

    private Ruling ruling(
            Content.Evidence evidence, AccountId delegate, String domain, Accounts accounts) {
        boolean own =
                isSigned(delegate, domain, evidence.one(), evidence.oneSignature(), accounts)
                        && isSigned(
                                delegate,
                                domain,
                                evidence.other(),
                                evidence.otherSignature(),
                                accounts);
        return own
                ? new Ruling.Guilty(delegate)
                : dismissed("not both signatures are " + delegate + "'s");
    }

    private boolean isSigned(
            AccountId who, String domain, Bytes bytes, Bytes signature, Accounts accounts) {
        return accounts.key(who)
                .filter(key ->
                        signatures.verify(
                                key, domain, bytes.value(), new Signature(signature.value())))
                .isPresent();
    }

    /** Two blocks of one delegate as evidence, if they are. */
    public static Optional<Content.Evidence> between(Block one, Block other, ForkChoice rules) {
        return rules.contradicting(one.header(), one.hash(), other.header(), other.hash())
                ? Optional.of(
                        new Content.Evidence(
                                Content.Evidence.Kind.HEADERS,
                                new Bytes(BlockCodec.header(one.header())),
                                new Bytes(one.signature().bytes()),
                                new Bytes(BlockCodec.header(other.header())),
                                new Bytes(other.signature().bytes())))
                : Optional.empty();
    }

    private static Ruling dismissed(String reason) {
        return new Ruling.Dismissed(reason);
    }
}
