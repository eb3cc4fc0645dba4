package medchain.reports.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening.CopyTampered;
import medchain.simulator.journal.Happening.CulpritsNamed;
import medchain.simulator.journal.Happening.EquivocationSeen;
import medchain.simulator.journal.Happening.FaultBegan;
import medchain.simulator.journal.Happening.FinalityViolated;
import medchain.simulator.journal.Happening.NodeMisbehaves;
import medchain.simulator.journal.Happening.NodeRestarted;
import medchain.simulator.journal.Happening.NodeSynchronised;
import medchain.simulator.kernel.SimTime;

/** Puts faults together with their ends. */
final class FaultFold {
    static final String CRASH = "crash";
    private static final String MISBEHAVIOUR = "misbehaviour";

    private final List<FaultStory> faults = new ArrayList<>();

    /** By the number of a fault: its place. */
    private final Map<Integer, Integer> places = new TreeMap<>();

    List<FaultStory> stories() {
        return List.copyOf(faults);
    }

    void crashed(SimTime at, NodeId node) {
        begin(CRASH, at, List.of(node), "");
    }

    void restarted(SimTime at, NodeRestarted what) {
        var detail = what.withDisk() ? "restarted with its disk" : "restarted with an empty disk";
        change(openCrash(what.node()), fault -> ended(fault, at, detail));
    }

    /** The last crash of this node that is over, or the last partition that hit it. */
    void synchronised(SimTime at, NodeSynchronised what) {
        change(
                fault ->
                        fault.until().isPresent()
                                && fault.recovered().isEmpty()
                                && fault.nodes().contains(what.node()),
                fault -> recovered(fault, at, what.blocksFetched()));
    }

    void began(SimTime at, FaultBegan what) {
        places.put(what.number(), faults.size());
        begin(what.kind(), at, what.nodes(), what.detail());
    }

    void ended(SimTime at, int number) {
        int place = Objects.requireNonNull(places.get(number));
        faults.set(place, ended(faults.get(place), at, faults.get(place).detail()));
    }

    /** One conduct at a time: a new one ends the one before. */
    void misbehaves(SimTime at, NodeMisbehaves what) {
        behaves(at, what.node());
        begin(MISBEHAVIOUR, at, List.of(what.node()), what.how());
    }

    void behaves(SimTime at, NodeId node) {
        change(
                fault -> isOpen(fault, MISBEHAVIOUR) && fault.nodes().contains(node),
                fault -> ended(fault, at, fault.detail()));
    }

    void tampered(SimTime at, CopyTampered what) {
        begin(
                "tampered copy",
                at,
                List.of(what.node()),
                "field " + what.field() + " of block " + what.height());
    }

    void finalityViolated(SimTime at, FinalityViolated what) {
        begin(
                "finality violated",
                at,
                List.of(what.node()),
                "at height %s: %s and %s"
                        .formatted(what.height(), what.one().brief(), what.other().brief()));
    }

    void equivocated(SimTime at, EquivocationSeen what) {
        begin(
                "equivocation",
                at,
                List.of(what.node()),
                "%s signed %s and %s"
                        .formatted(what.delegate(), what.one().brief(), what.other().brief()));
    }

    /** Both signed headers and all the names: whoever reads it can check it. */
    void culprits(SimTime at, CulpritsNamed what) {
        begin(
                "culprits",
                at,
                List.of(),
                "%s of at least %d; height %d; %s; %s"
                        .formatted(
                                what.culprits().stream()
                                        .map(AccountId::value)
                                        .collect(Collectors.joining(" ")),
                                what.atLeast(),
                                what.height(),
                                what.one(),
                                what.other()));
    }

    private void begin(String kind, SimTime at, List<NodeId> nodes, String detail) {
        faults.add(new FaultStory(kind, at, nodes, Optional.empty(), Optional.empty(), detail));
    }

    private static boolean isOpen(FaultStory fault, String kind) {
        return fault.kind().equals(kind) && fault.until().isEmpty();
    }

    private static Predicate<FaultStory> openCrash(NodeId node) {
        return fault -> isOpen(fault, CRASH) && fault.nodes().contains(node);
    }

    private static FaultStory ended(FaultStory fault, SimTime at, String detail) {
        return new FaultStory(
                fault.kind(),
                fault.at(),
                fault.nodes(),
                Optional.of(at),
                fault.recovered(),
                detail);
    }

    private static FaultStory recovered(FaultStory fault, SimTime at, int blocks) {
        return new FaultStory(
                fault.kind(),
                fault.at(),
                fault.nodes(),
                fault.until(),
                Optional.of(at),
                fault.detail() + ", fetched " + blocks + " blocks");
    }

    private void change(Predicate<FaultStory> which, UnaryOperator<FaultStory> how) {
        for (int i = faults.size() - 1; i >= 0; i--) {
            if (which.test(faults.get(i))) {
                faults.set(i, how.apply(faults.get(i)));
                return;
            }
        }
    }
}
