package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import medchain.simulator.atlas.ChainWalker;

/**
 * Looks at every way in which delegates can extend two branches, up to so many blocks, for one in
 * which both have an irreversible block of their own.
 *
 * <p>Any delegate may forge at any time, and messages take as long as they like. An honest one
 * extends the branch of its last block, or moves to a better one unless that would undo what it
 * knows to be irreversible, and owns up to the largest height that it signed. A Byzantine one
 * extends both and claims as little as a header on the branch allows, which gives it the most
 * votes. Two branches are enough: blocks on a third take votes from the first two and add none.
 */
final class TwoBranches {
    private final int honest;
    private final int delegates;
    private final ToIntFunction<FinalityState> blocksStillNeeded;
    private final Set<String> seen = new HashSet<>();
    private long visited;

    /**
     * @param blocksStillNeeded at least so many more blocks until a branch has something
     *     irreversible of its own; 0 when it has
     */
    TwoBranches(int delegates, int byzantine, ToIntFunction<FinalityState> blocksStillNeeded) {
        this.delegates = delegates;
        this.honest = delegates - byzantine;
        this.blocksStillNeeded = blocksStillNeeded;
    }

    /** A block, by its forger's number, and what its header says. */
    record Forged(int forger, long height, long generated, long prevoted) {}

    /** A branch after its blocks; fork choice compares claim, then length. */
    private record Branch(List<Forged> blocks, FinalityState state, long claim) {
        Branch with(int forger, long generated) {
            var longer = new ArrayList<>(blocks);
            long height = longer.size() + 1L;
            var block = new Forged(forger, height, generated, state.prevoted());
            longer.add(block);
            var link =
                    new Link(
                            new Finalizer.Ref(ChainWalker.GENESIS, height),
                            height,
                            ChainWalker.delegate(block.forger()),
                            block.generated(),
                            state.prevoted(),
                            true);
            return new Branch(List.copyOf(longer), state.next(link), state.prevoted());
        }

        long lastHeightOf(int forger) {
            for (int i = blocks.size() - 1; i >= 0; i--) {
                if (blocks.get(i).forger() == forger) {
                    return i + 1L;
                }
            }
            return 0;
        }
    }

    /** Where an honest delegate stands: its last block and what it has signed. */
    private record Stand(int branch, long claim, long height, long signed, boolean committed) {
        static final Stand NOWHERE = new Stand(-1, 0, 0, 0, false);
    }

    private record World(List<Branch> branches, List<Stand> stands) {}

    long visited() {
        return visited;
    }

    /** The two branches of a conflict of at most so many blocks, or nothing: there is none. */
    Optional<List<List<Forged>>> conflict(FinalityState genesis, int blocks) {
        var empty = new Branch(List.of(), genesis, 0);
        var stands = IntStream.range(0, honest).mapToObj(i -> Stand.NOWHERE).toList();
        return search(new World(List.of(empty, empty), stands), blocks);
    }

    private Optional<List<List<Forged>>> search(World world, int left) {
        int needed =
                world.branches().stream()
                        .mapToInt(b -> blocksStillNeeded.applyAsInt(b.state()))
                        .sum();
        if (needed == 0) {
            return Optional.of(world.branches().stream().map(Branch::blocks).toList());
        }
        if (needed > left || !seen.add(left + key(world))) {
            return Optional.empty();
        }
        visited++;
        for (int branch = 0; branch < 2; branch++) {
            for (int forger = 0; forger < delegates; forger++) {
                var found = step(world, branch, forger).flatMap(w -> search(w, left - 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<World> step(World world, int at, int forger) {
        var branch = world.branches().get(at);
        if (at == 1 && world.branches().get(0).blocks().isEmpty()) {
            return Optional.empty();
        }
        if (forger >= honest) {
            var longer = branch.with(forger, branch.lastHeightOf(forger));
            return Optional.of(new World(replaced(world.branches(), at, longer), world.stands()));
        }
        var stand = world.stands().get(forger);
        if (!isNextFresh(world, forger) || !mayExtend(stand, at, branch)) {
            return Optional.empty();
        }
        var longer = branch.with(forger, stand.signed());
        long height = longer.blocks().size();
        boolean committed = longer.state().irreversible() > 0;
        var next =
                new Stand(at, longer.claim(), height, Math.max(stand.signed(), height), committed);
        return Optional.of(
                new World(
                        replaced(world.branches(), at, longer),
                        replaced(world.stands(), forger, next)));
    }

    /** Fresh honest delegates are alike: they come in order. */
    private static boolean isNextFresh(World world, int forger) {
        return forger == 0 || world.stands().get(forger - 1).branch() >= 0;
    }

    private static boolean mayExtend(Stand stand, int at, Branch branch) {
        if (stand.branch() < 0 || stand.branch() == at) {
            return true;
        }
        boolean better =
                branch.claim() > stand.claim()
                        || (branch.claim() == stand.claim()
                                && branch.blocks().size() > stand.height());
        return better && !stand.committed();
    }

    private static <T> List<T> replaced(List<T> items, int at, T item) {
        var copy = new ArrayList<>(items);
        copy.set(at, item);
        return List.copyOf(copy);
    }

    private static String key(World world) {
        var text = new StringBuilder();
        for (var branch : world.branches()) {
            text.append('|');
            branch.blocks()
                    .forEach(b -> text.append((char) ('a' + b.forger())).append(b.generated()));
        }
        world.stands().forEach(s -> text.append(s.branch()));
        return text.toString();
    }
}
