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

    /**
     * What befell delegates.
     *
     * @param culprits named in all
     */
    public record Justice(long culprits, long punished, long jailed, long pauses) {
        static final Justice NONE = new Justice(0, 0, 0, 0);

        Justice with(Happening what) {
            return switch (what) {
                case Happening.CulpritsNamed it ->
                        new Justice(it.culprits().size(), punished, jailed, pauses);
                case Happening.DelegatePunished _ ->
                        new Justice(culprits, punished + 1, jailed, pauses);
                case Happening.DelegateJailed _ ->
                        new Justice(culprits, punished, jailed + 1, pauses);
                case Happening.ForgingPaused _ ->
                        new Justice(culprits, punished, jailed, pauses + 1);
                default -> this;
            };
        }
    }

    /** What is only counted. */
    public record Counts(
            long accessesAllowed,
            long accessesRefused,
            long slotsMissed,
            long finalityViolations,
            long equivocations,
            Justice justice,
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
