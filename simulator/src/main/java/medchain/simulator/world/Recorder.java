package medchain.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.chain.Block;
import medchain.simulator.dpos.Term;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.Journal;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.Trace;
import medchain.simulator.network.Reach;
import medchain.simulator.node.ChainEntry;
import medchain.simulator.records.RecordVersion;

/** Writes the facts down, once each, and into the trace hash. */
final class Recorder implements Journal {
    private final Agenda<Event> agenda;
    private final Trace trace = new Trace();
    private final List<Fact> facts = new ArrayList<>();
    private final TxTracker tracker = new TxTracker();
    private long lastEpoch;
    private long lastFirst;

    /** By height, from the block after genesis. */
    private final List<BlockId> irreversible = new ArrayList<>();

    Recorder(Agenda<Event> agenda) {
        this.agenda = agenda;
    }

    @Override
    public void record(Happening what) {
        if (!tracker.isNews(what)) {
            return;
        }
        var fact = new Fact(agenda.now(), what);
        facts.add(fact);
        tracker.note(what);
        trace.text(fact.at().nanos() + " " + what);
    }

    /** One event of the kernel. */
    void event(long kind, long which) {
        trace.event(agenda.nowNanos(), agenda.lastSequence(), kind, which);
    }

    /**
     * A node finalised a block: news, or the same as another node's, or a broken promise. Returns
     * whether it is the first node to see one at this height.
     */
    boolean irreversible(NodeId node, ChainEntry entry, List<RecordVersion> kept) {
        var block = entry.block();
        boolean first = block.height() > irreversible.size();
        if (first) {
            Assumption.check(block.height() == irreversible.size() + 1, "a height was left out");
            irreversible.add(block.hash());
            entry.missed().forEach(m -> record(new Happening.SlotMissed(m.slot(), m.delegate())));
            record(new Happening.BecameIrreversible(block.hash(), block.height(), node));
            for (var v : kept) {
                var m = v.operation();
                record(new Happening.RecordKept(m.recordId(), m.patientId(), v.version(), v.tx()));
            }
        } else if (!isIrreversible(block)) {
            var known = irreversibleAt(block.height());
            record(new Happening.FinalityViolated(block.height(), known, block.hash(), node));
        }
        return first;
    }

    /** Whether it is the block that the first node to see one at its height saw. */
    boolean isIrreversible(Block block) {
        return block.height() <= irreversible.size()
                && block.hash().equals(irreversibleAt(block.height()));
    }

    private BlockId irreversibleAt(long height) {
        return irreversible.get((int) height - 1);
    }

    void spread(Block block, Reach r) {
        record(
                new Happening.BlockSpread(
                        block.hash(), r.nodes(), r.halfNanos(), r.mostNanos(), r.lastNanos()));
    }

    /** A term of office began on the irreversible chain; the genesis term is known. */
    void elected(Term term, int voting) {
        boolean changed = term.firstHeight() > lastFirst && term.epoch() > 0 && !term.carried();
        if (term.epoch() > lastEpoch || changed) {
            lastEpoch = term.epoch();
            lastFirst = term.firstHeight();
            record(
                    new Happening.DelegatesElected(
                            term.epoch(), term.delegates(), voting, term.capped()));
        }
    }

    TxTracker tracker() {
        return tracker;
    }

    List<Fact> facts() {
        return Collections.unmodifiableList(facts);
    }

    Hash traceHash() {
        return Hash.of(trace.digest());
    }
}
