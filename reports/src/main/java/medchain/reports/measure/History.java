package medchain.reports.measure;

import java.util.List;
import java.util.SortedMap;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.SimTime;

/**
 * The facts of a run put together by what they are about: one story a submission, a block, a fault,
 * a delegate, a node. Measures and tables are made from this and from nothing else.
 *
 * @param transactions in the order of submission
 * @param blocks by height, then in the order of forging; without genesis
 * @param heads the highest head among all nodes, each time it changed
 * @param irreversibles the highest irreversible height, each time it changed
 */
public record History(
        SimTime end,
        List<TransactionStory> transactions,
        List<BlockStory> blocks,
        List<DelegateStory> delegates,
        List<FaultStory> faults,
        SortedMap<NodeId, NodeStory> nodes,
        List<AnsweredQuery> queries,
        List<HeightChange> heads,
        List<HeightChange> irreversibles,
        Counts counts) {

    /** A line of a query's answer, and when it was given. */
    public record AnsweredQuery(SimTime at, Happening.QueryAnswered answer) {}

    /** What is only counted. */
    public record Counts(
            long accessesAllowed,
            long accessesRefused,
            long slotsMissed,
            long finalityViolations,
            long equivocations,
            long queriesRefused,
            long sharesGiven,
            long sharesRejected) {}

    /**
     * @param end when the run ended
     */
    public static History of(Iterable<Fact> facts, SimTime end, EndStages stages) {
        var fold = new HistoryFold();
        facts.forEach(fold::add);
        return fold.history(end, stages);
    }
}
