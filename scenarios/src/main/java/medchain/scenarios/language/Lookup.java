package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import medchain.scenarios.language.Arguments.Value;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.world.WorldView;
import medchain.simulator.world.WorldView.NodeStatus;

/**
 * Finds in the world what a word names: a transaction by its first digits, nodes by their group.
 */
public final class Lookup {
    private static final int FEWEST_DIGITS = 4;

    private Lookup() {}

    /**
     * A transaction: all 64 hex digits, or at least 4 that begin only one of the waiting and
     * included transactions.
     */
    public static TxId transaction(Value value, WorldView view) {
        var text = value.text().toLowerCase(Locale.ROOT);
        if (!text.matches("[0-9a-f]{" + FEWEST_DIGITS + ",64}")) {
            throw BadInput.data(
                    value.place(),
                    "\"" + value.text() + "\"; expected a transaction: 4 to 64 hex digits");
        }
        if (text.length() == 2 * Hash.BYTES) {
            return new TxId(Hash.parse(text));
        }
        var found = known(view).stream().filter(t -> t.toString().startsWith(text)).toList();
        if (found.size() != 1) {
            throw BadInput.data(
                    value.place(),
                    found.isEmpty()
                            ? "no transaction begins with \"" + text + "\""
                            : found.size() + " transactions begin with \"" + text + "\"",
                    Optional.of(
                            found.isEmpty()
                                    ? "\"consent list\" and \"block show\" name them"
                                    : "give more digits"));
        }
        return found.getFirst();
    }

    private static SortedSet<TxId> known(WorldView view) {
        var ids = new TreeSet<TxId>();
        view.pendingConsents().forEach(p -> ids.add(p.signed().id()));
        view.approvedWaiting().forEach(t -> ids.add(t.id()));
        for (var block : view.chain(view.referenceNode())) {
            block.transactions().forEach(t -> ids.add(t.id()));
        }
        return ids;
    }

    /** A request that waits for a patient: its digits, or {@code oldest} or {@code latest}. */
    public static TxId pending(Value value, WorldView view, AccountId patient) {
        var word = value.text().toLowerCase(Locale.ROOT);
        if (!word.equals("oldest") && !word.equals("latest")) {
            return transaction(value, view);
        }
        var waiting =
                view.pendingConsents().stream()
                        .filter(p -> answers(patient, p.patient(), view))
                        .toList();
        if (waiting.isEmpty()) {
            throw BadInput.data(value.place(), "no request waits for " + patient);
        }
        PendingConsent one = word.equals("oldest") ? waiting.getFirst() : waiting.getLast();
        return one.signed().id();
    }

    /** By herself, or for somebody by a mandate that stands on the chain. */
    private static boolean answers(AccountId who, AccountId patient, WorldView view) {
        return who.equals(patient)
                || view.mandates().stream()
                        .anyMatch(m -> m.patient().equals(patient) && m.hold(who, view.now()));
    }

    /**
     * What a patient agreed to: its digits, {@code latest}: the last of hers that no block has yet,
     * or {@code latest-share}: the last one on the chain.
     */
    public static TxId given(Value value, WorldView view, AccountId patient) {
        var word = value.text().toLowerCase(Locale.ROOT);
        if (!word.equals("latest") && !word.equals("latest-share")) {
            return transaction(value, view);
        }
        var hers =
                word.equals("latest")
                        ? view.approvedWaiting().stream()
                        : view.chain(view.referenceNode()).stream()
                                .flatMap(b -> b.transactions().stream());
        return hers.filter(t ->
                        t.signed().content() instanceof Content.Medical m
                                && answers(patient, m.patientId(), view)
                                && (word.equals("latest") || m.operation() == Operation.SHARE))
                .reduce((_, later) -> later)
                .orElseThrow(() ->
                        BadInput.data(
                                value.place(), "nothing that " + patient + " agreed to is " + word))
                .id();
    }

    /** {@code node-3}, or {@code delegate-1}: the first of the active delegates by node number. */
    public static NodeId node(Value value, WorldView view) {
        var nodes = nodes(value, view);
        if (nodes.size() != 1) {
            throw BadInput.data(
                    value.place(),
                    "\"" + value.text() + "\" names " + nodes.size() + " nodes; expected one");
        }
        return nodes.getFirst();
    }

    /** Comma-separated nodes, delegates and regions, each node once, in order. */
    public static List<NodeId> nodes(Value value, WorldView view) {
        var found = new TreeSet<NodeId>();
        for (var part : value.text().split(",", -1)) {
            found.addAll(group(new Value(part.strip(), value.place()), view));
        }
        return List.copyOf(found);
    }

    private static List<NodeId> group(Value value, WorldView view) {
        var delegates = delegates(view);
        if (value.text().matches("delegate-[1-9][0-9]{0,3}")) {
            int number = Integer.parseInt(value.text().substring("delegate-".length()));
            if (number <= delegates.size()) {
                return List.of(delegates.get(number - 1));
            }
        }
        var named =
                view.nodes().stream()
                        .filter(n ->
                                n.node().toString().equals(value.text())
                                        || n.region().equalsIgnoreCase(value.text()))
                        .map(NodeStatus::node)
                        .toList();
        if (named.isEmpty()) {
            throw unknownNode(value, view, delegates.size());
        }
        return named;
    }

    private static List<NodeId> delegates(WorldView view) {
        return view.nodes().stream()
                .filter(NodeStatus::delegate)
                .map(NodeStatus::node)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static BadInput unknownNode(Value value, WorldView view, int delegates) {
        var known = new ArrayList<String>();
        view.nodes().forEach(n -> known.add(n.node().toString()));
        view.nodes().stream().map(NodeStatus::region).distinct().forEach(known::add);
        return BadInput.data(
                value.place(),
                "unknown node \""
                        + value.text()
                        + "\"; expected node-1 to node-"
                        + view.nodes().size()
                        + ", delegate-1 to delegate-"
                        + delegates
                        + ", or a region",
                Suggest.hint(value.text(), known));
    }
}
