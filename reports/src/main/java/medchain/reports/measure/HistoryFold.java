package medchain.reports.measure;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.Happening.Accessed;
import medchain.simulator.journal.Happening.BecameIrreversible;
import medchain.simulator.journal.Happening.BlockForged;
import medchain.simulator.journal.Happening.BlockRejected;
import medchain.simulator.journal.Happening.BlockSpread;
import medchain.simulator.journal.Happening.ChainVerified;
import medchain.simulator.journal.Happening.ConsentAsked;
import medchain.simulator.journal.Happening.ConsentDenied;
import medchain.simulator.journal.Happening.ConsentExpired;
import medchain.simulator.journal.Happening.ConsentGiven;
import medchain.simulator.journal.Happening.ConsentWithdrawn;
import medchain.simulator.journal.Happening.CopyTampered;
import medchain.simulator.journal.Happening.CulpritsNamed;
import medchain.simulator.journal.Happening.DatasetEncrypted;
import medchain.simulator.journal.Happening.DelegateJailed;
import medchain.simulator.journal.Happening.DelegatePunished;
import medchain.simulator.journal.Happening.DelegateUnjailed;
import medchain.simulator.journal.Happening.DelegatesElected;
import medchain.simulator.journal.Happening.EnteredMempool;
import medchain.simulator.journal.Happening.EquivocationSeen;
import medchain.simulator.journal.Happening.FaultBegan;
import medchain.simulator.journal.Happening.FaultEnded;
import medchain.simulator.journal.Happening.FinalityViolated;
import medchain.simulator.journal.Happening.ForgingPaused;
import medchain.simulator.journal.Happening.HeadMoved;
import medchain.simulator.journal.Happening.KeyDealt;
import medchain.simulator.journal.Happening.ModelLoaded;
import medchain.simulator.journal.Happening.ModelTrained;
import medchain.simulator.journal.Happening.NodeBehaves;
import medchain.simulator.journal.Happening.NodeCrashed;
import medchain.simulator.journal.Happening.NodeMisbehaves;
import medchain.simulator.journal.Happening.NodeRestarted;
import medchain.simulator.journal.Happening.NodeSynchronised;
import medchain.simulator.journal.Happening.QueryAnswered;
import medchain.simulator.journal.Happening.QueryRefused;
import medchain.simulator.journal.Happening.RecordKept;
import medchain.simulator.journal.Happening.Registered;
import medchain.simulator.journal.Happening.ShareGiven;
import medchain.simulator.journal.Happening.ShareRefused;
import medchain.simulator.journal.Happening.ShareRejected;
import medchain.simulator.journal.Happening.SlotMissed;
import medchain.simulator.journal.Happening.StakeChanged;
import medchain.simulator.journal.Happening.SubmissionRefused;
import medchain.simulator.journal.Happening.Submitted;
import medchain.simulator.journal.Happening.TrainingFailed;
import medchain.simulator.journal.Happening.TransactionExpired;
import medchain.simulator.journal.Happening.TransactionRejected;
import medchain.simulator.journal.Happening.VotesCast;
import medchain.simulator.kernel.SimTime;

/** Sorts facts to those who put them together. */
final class HistoryFold {
    private final JourneyFold journeys = new JourneyFold();
    private final ChainFold chain = new ChainFold();
    private final DelegateFold delegates = new DelegateFold();
    private final FaultFold faults = new FaultFold();
    private final NodeFold nodes = new NodeFold();
    private final List<History.AnsweredQuery> queries = new ArrayList<>();
    private long accessesAllowed;
    private long accessesRefused;
    private long finalityViolations;
    private long equivocations;
    private History.Justice justice = History.Justice.NONE;
    private long queriesRefused;
    private long sharesGiven;
    private long sharesRejected;

    void add(Fact fact) {
        var at = fact.at();
        switch (fact.what()) {
            case Submitted it -> journeys.submitted(at, it);
            case SubmissionRefused it -> journeys.refused(at, it);
            case ConsentAsked it -> journeys.asked(it.tx());
            case ConsentGiven it -> journeys.approved(at, it.tx());
            case ConsentDenied it -> journeys.denied(at, it.tx(), it.reason());
            case ConsentWithdrawn it -> journeys.denied(at, it.tx(), "withdrawn: " + it.reason());
            case ConsentExpired it -> journeys.expired(at, it.tx(), "the patient did not answer");
            case EnteredMempool it -> journeys.enteredMempool(at, it.tx());
            case TransactionRejected it -> journeys.rejected(at, it);
            case TransactionExpired it -> journeys.expired(at, it.tx(), "no block took it in time");

            case BlockForged it -> {
                chain.forged(at, it);
                delegates.forged(it);
            }
            case SlotMissed it -> delegates.missed(it.delegate());
            case DelegatesElected it -> delegates.elected(it);
            case BecameIrreversible it -> chain.irreversible(at, it);
            case BlockSpread it -> chain.spread(it);
            case HeadMoved it -> {
                chain.headMoved(at, it);
                nodes.headMoved(it);
            }
            case BlockRejected it -> nodes.rejectedBlock(it.node());

            case NodeCrashed it -> crashed(at, it);
            case NodeRestarted it -> restarted(at, it);
            case NodeSynchronised it -> faults.synchronised(at, it);
            case FaultBegan it -> faults.began(at, it);
            case FaultEnded(var number) -> faults.ended(at, number);
            case NodeMisbehaves it -> faults.misbehaves(at, it);
            case NodeBehaves it -> faults.behaves(at, it.node());
            case CopyTampered it -> faults.tampered(at, it);
            case FinalityViolated it -> violated(at, it);
            case EquivocationSeen it -> equivocated(at, it);
            case CulpritsNamed it -> named(at, it);
            case DelegatePunished _, DelegateJailed _, DelegateUnjailed _, ForgingPaused _ ->
                    justice = justice.with(fact.what());

            case QueryAnswered it -> queries.add(new History.AnsweredQuery(at, it));
            case Accessed it -> count(it);
            case QueryRefused _, ShareGiven _, ShareRejected _ -> countQuery(fact.what());
            case Registered _,
                    StakeChanged _,
                    VotesCast _,
                    ChainVerified _,
                    RecordKept _,
                    DatasetEncrypted _,
                    KeyDealt _,
                    ShareRefused _,
                    TrainingFailed _,
                    ModelTrained _,
                    ModelLoaded _ -> {}
        }
    }

    private void crashed(SimTime at, NodeCrashed what) {
        chain.crashed(what.node());
        nodes.crashed(what.node());
        faults.crashed(at, what.node());
    }

    private void restarted(SimTime at, NodeRestarted what) {
        chain.restarted(what.node());
        faults.restarted(at, what);
    }

    private void named(SimTime at, CulpritsNamed what) {
        justice = justice.with(what);
        faults.culprits(at, what);
    }

    private void violated(SimTime at, FinalityViolated what) {
        finalityViolations++;
        faults.finalityViolated(at, what);
    }

    private void equivocated(SimTime at, EquivocationSeen what) {
        equivocations++;
        faults.equivocated(at, what);
    }

    private void countQuery(Happening what) {
        queriesRefused += what instanceof QueryRefused ? 1 : 0;
        sharesGiven += what instanceof ShareGiven ? 1 : 0;
        sharesRejected += what instanceof ShareRejected ? 1 : 0;
    }

    private void count(Accessed access) {
        if (access.allowed()) {
            accessesAllowed++;
        } else {
            accessesRefused++;
        }
    }

    History history(SimTime end, EndStages stages) {
        var blocks = chain.blocks(stages.head());
        return new History(
                end,
                journeys.stories(blocks, stages),
                blocks,
                delegates.stories(blocks),
                faults.stories(),
                nodes.stories(),
                List.copyOf(queries),
                chain.heads(),
                chain.irreversibles(),
                new History.Counts(
                        accessesAllowed,
                        accessesRefused,
                        delegates.slotsMissed(),
                        finalityViolations,
                        equivocations,
                        justice,
                        queriesRefused,
                        sharesGiven,
                        sharesRejected));
    }
}
