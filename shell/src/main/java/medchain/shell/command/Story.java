package medchain.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.shell.render.View;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.world.World;

/** What a newcomer should see of a whole run: who was elected, and one record's way. */
final class Story {
    private Story() {}

    static List<View> views(World world) {
        var views = new ArrayList<View>();
        views.add(
                new View.Heading(
                        "One record's journey",
                        "The same way for each of them: submit, pending consent, approved, mempool,"
                                + " block, irreversible."));
        firstIncluded(world).ifPresent(tx -> views.add(journey(tx, world)));
        views.add(
                new View.Heading(
                        "Elections",
                        "Votes at the end of an epoch decide who forges two epochs later; the cap on"
                                + " newcomers lets the set change gradually."));
        views.add(elections(world));
        return views;
    }

    private static Optional<TxId> firstIncluded(World world) {
        return world.facts().stream()
                .flatMap(f -> f.what() instanceof Happening.ConsentGiven g ? Stream.of(g) : null)
                .map(Happening.ConsentGiven::tx)
                .filter(tx -> inBlock(tx, world).isPresent())
                .findFirst();
    }

    private static View journey(TxId tx, World world) {
        var block = inBlock(tx, world);
        var sheet = View.sheet("transaction " + tx.brief(), "stage", "time", "what happened");
        for (var fact : world.facts()) {
            switch (fact.what()) {
                case Happening.Submitted s when s.tx().equals(tx) ->
                        sheet.row("submitted", time(fact), "by " + s.sender() + " at " + s.at());
                case Happening.ConsentAsked(var id, var patient, _) when id.equals(tx) ->
                        sheet.row("pending consent", time(fact), "waits for " + patient);
                case Happening.ConsentGiven(var id, var patient) when id.equals(tx) ->
                        sheet.row("approved", time(fact), "signed by " + patient);
                case Happening.EnteredMempool(var id, var node) when id.equals(tx) ->
                        sheet.row("mempool", time(fact), "first at " + node);
                case Happening.BlockForged b when Optional.of(b.block()).equals(block) ->
                        sheet.row(
                                "block",
                                time(fact),
                                "height " + b.height() + " by " + b.delegate());
                case Happening.BecameIrreversible i when Optional.of(i.block()).equals(block) ->
                        sheet.row("irreversible", time(fact), "first seen by " + i.node());
                case Happening _ -> {}
            }
        }
        return sheet.done();
    }

    /** The last block that was forged with it: earlier ones were left with their branch. */
    private static Optional<BlockId> inBlock(TxId tx, World world) {
        return world.facts().stream()
                .flatMap(f -> f.what() instanceof Happening.BlockForged b ? Stream.of(b) : null)
                .filter(b -> b.transactions().contains(tx))
                .map(Happening.BlockForged::block)
                .reduce((_, later) -> later);
    }

    private static Object time(Fact fact) {
        return fact.at().seconds().setScale(2, java.math.RoundingMode.HALF_EVEN);
    }

    private static View elections(World world) {
        var sheet = View.sheet("", "epoch", "time", "delegates");
        List<?> before = List.of();
        for (var fact : world.facts()) {
            if (fact.what() instanceof Happening.DelegatesElected(var epoch, var delegates, _, _)) {
                var sorted = delegates.stream().sorted().toList();
                if (!sorted.equals(before)) {
                    sheet.row(
                            epoch,
                            time(fact),
                            String.join(", ", sorted.stream().map(d -> d.value()).toList()));
                }
                before = sorted;
            }
        }
        return sheet.done();
    }
}
