package medchain.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.network.Gossip;
import medchain.simulator.network.Nodes;
import medchain.simulator.node.BlockJudge;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.Item;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of gossip stand for, and what relays think of it: the same for all of them, so
 * it is asked once.
 */
final class Parcels implements Nodes {
    private final List<@Nullable Item> items = new ArrayList<>();
    private final Map<Item.Key, List<Integer>> numbers = new LinkedHashMap<>();

    /** What can wait for a block: by number of a submission or decision, in order, of which. */
    private final Map<Integer, TxId> transactions = new LinkedHashMap<>();

    private final Archive archive = new Archive();
    private final ChainRules rules;
    private final BlockJudge judge;
    private final Hub hub;
    private final Agenda<Event> agenda;

    Parcels(ChainRules rules, BlockJudge judge, Hub hub, Agenda<Event> agenda) {
        this.rules = rules;
        this.judge = judge;
        this.hub = hub;
        this.agenda = agenda;
    }

    /**
     * The number of an item. Two bodies of one name, of which one is a forgery, have two numbers.
     */
    int number(Item item, Gossip gossip) {
        return find(item)
                .orElseGet(() -> {
                    var key = item.key();
                    int number = gossip.add(item.sizeBytes(), key.hash().a(), item.height());
                    put(number, item);
                    switch (item) {
                        case Item.SubmissionItem(var signed) ->
                                transactions.put(number, signed.id());
                        case Item.DecisionItem(var decision) ->
                                transactions.put(number, decision.transaction());
                        case Item.BlockItem(var block) -> archive.add(block);
                    }
                    numbers.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
                    return number;
                });
    }

    Archive archive() {
        return archive;
    }

    Item item(int number) {
        return Objects.requireNonNull(items.get(number));
    }

    Optional<Integer> find(Item item) {
        for (int number : numbers.getOrDefault(item.key(), List.of())) {
            if (item(number).equals(item)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean has(int node, int number) {
        return hub.node(new NodeId(node)).has(item(number));
    }

    @Override
    public void received(int node, int from, int number) {
        hub.node(new NodeId(node)).onItem(new NodeId(from), item(number));
    }

    @Override
    public long checkingNanos(int node, int number) {
        var computing = hub.computing();
        if (computing.isFree()) {
            return 0; // millions of times: not even the item need be looked up
        }
        return hub.isFull(new NodeId(node))
                ? computing.checking(hub.node(new NodeId(node)), item(number))
                : computing.glancing(node, item(number));
    }

    @Override
    public void forgotten(int number) {
        var key = item(number).key();
        var sameName = Objects.requireNonNull(numbers.get(key));
        sameName.remove(Integer.valueOf(number));
        if (sameName.isEmpty()) {
            numbers.remove(key);
        }
        items.set(number, null);
        transactions.remove(number);
    }

    /** Relays keep no ledger of their own: the best full node's says what is sound. */
    @Override
    public boolean isSound(int number) {
        return switch (item(number)) {
            case Item.SubmissionItem(var signed) ->
                    rules.intake().decide(signed, hub.reference().ledger(), agenda.now())
                            instanceof IntakeDecision.Accepted;
            case Item.DecisionItem(var decision) ->
                    rules.consent().isSigned(decision, hub.reference().ledger());
            case Item.BlockItem(var block) -> judge.holds(block);
        };
    }

    /** Blocks are fetched from the chain of a peer, not announced again. */
    @Override
    public List<Integer> open() {
        var waiting = new LinkedHashSet<TxId>();
        for (var node : hub.live()) {
            node.mempool().oldestFirst().forEach(approved -> waiting.add(approved.id()));
            node.desk().all().forEach(request -> waiting.add(request.signed().id()));
        }
        if (waiting.isEmpty()) {
            return List.of();
        }
        return transactions.entrySet().stream()
                .filter(item -> waiting.contains(item.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void put(int number, Item item) {
        while (items.size() <= number) {
            items.add(null);
        }
        items.set(number, item);
    }
}
