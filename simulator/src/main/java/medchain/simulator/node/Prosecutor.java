package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.ConsentStep;
import medchain.simulator.identity.AccountId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.intake.SignedTransaction;

/**
 * Keeps what a node has seen of delegates that contradict themselves, until the chain has punished
 * them. A delegate puts the evidence into its own next block, so it needs no gossip and every
 * honest delegate repeats what an earlier one left out.
 */
final class Prosecutor {
    private final ChainRules rules;
    private final BlockJudge judge;
    private final NodePort port;
    private final TreeMap<AccountId, Content.Evidence> cases = new TreeMap<>();

    Prosecutor(NodeParts parts) {
        rules = parts.rules();
        judge = parts.judge();
        port = parts.port();
    }

    /** Two blocks of one delegate. */
    void saw(Block one, Block other) {
        EvidenceRules.between(one, other, rules.consensus().forkChoice())
                .ifPresent(evidence -> cases.putIfAbsent(one.header().delegateId(), evidence));
    }

    /** Two votes of one delegate in one slot. */
    void saw(FinalityVote one, FinalityVote other) {
        saw(one, other, List.of());
    }

    /**
     * Two votes of one delegate.
     *
     * @param branch what proves that they cross, if they are of different slots
     */
    void saw(FinalityVote one, FinalityVote other, List<Bytes> branch) {
        var evidence =
                new Content.Evidence(
                        Content.Evidence.Kind.VOTES,
                        new Bytes(one.signedBytes(rules.chainId())),
                        new Bytes(one.signature().bytes()),
                        new Bytes(other.signedBytes(rules.chainId())),
                        new Bytes(other.signature().bytes()),
                        branch);
        cases.putIfAbsent(one.voter(), evidence);
    }

    /**
     * Transactions with evidence for a block after this head.
     *
     * @param reference a block that no reorganisation can undo
     */
    List<Approved> indictments(ChainEntry head, BlockReference reference) {
        long epoch = rules.consensus().epoch(head.consensus());
        cases.keySet().removeIf(who -> isSettled(who, head, epoch));
        var out = new ArrayList<Approved>();
        for (var evidence : cases.values()) {
            var signed = port.sign(evidence, reference);
            if (rules.intake().decide(signed, head.ledger(), port.now())
                            instanceof IntakeDecision.Accepted(var submission)
                    && rules.consent().decide(submission)
                            instanceof ConsentStep.Granted(var approved)
                    && isPossible(signed, head)) {
                out.add(approved);
            }
        }
        return out;
    }

    private boolean isPossible(SignedTransaction signed, ChainEntry head) {
        var context = judge.rehearsal(head, port.now());
        return rules.ledger().rehearse(head.ledger(), List.of(), signed, context).isEmpty();
    }

    /** Punished on this chain, and for long enough that no branch without it is left. */
    private boolean isSettled(AccountId who, ChainEntry head, long epoch) {
        return head.ledger()
                .account(who)
                .filter(account -> account.discipline().isExcluded(epoch))
                .isPresent();
    }
}
