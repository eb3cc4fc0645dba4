package medchain.simulator.world;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.TreeMap;
import medchain.simulator.kernel.Agenda;

/** What has come for nodes that stand still; they find it when they go on. */
final class Held {
    private final TreeMap<Integer, ArrayDeque<Kept>> byNode = new TreeMap<>();
    private final Agenda<Event> agenda;

    private sealed interface Kept {
        record Whole(Event event) implements Kept {}

        record Numbers(long a, long b) implements Kept {}
    }

    Held(Agenda<Event> agenda) {
        this.agenda = agenda;
    }

    boolean isPaused(int node) {
        return !byNode.isEmpty() && byNode.containsKey(node);
    }

    void pause(int node) {
        byNode.putIfAbsent(node, new ArrayDeque<>());
    }

    /** All that has come meanwhile comes now, in its order. */
    void resume(int node) {
        var kept = byNode.remove(node);
        if (kept != null) {
            for (var k : kept) {
                switch (k) {
                    case Kept.Whole(var event) -> agenda.at(agenda.now(), event);
                    case Kept.Numbers(var a, var b) -> agenda.numbersAfter(0, a, b);
                }
            }
        }
    }

    /** Keeps the event if it is for a node that stands still. */
    boolean keeps(int node, Event event) {
        return keeps(node, new Kept.Whole(event));
    }

    /** Keeps an event of two numbers for a node that stands still. */
    void keep(int node, long a, long b) {
        Objects.requireNonNull(byNode.get(node)).add(new Kept.Numbers(a, b));
    }

    private boolean keeps(int node, Kept what) {
        var kept = byNode.isEmpty() ? null : byNode.get(node);
        if (kept != null) {
            kept.add(what);
        }
        return kept != null;
    }
}
