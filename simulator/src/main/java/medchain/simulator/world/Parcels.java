package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.network.Gossip;
import medchain.simulator.node.BlockJudge;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.Item;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of gossip stand for, and what relays think of it: the same for all of them, so
 * it is asked once.
 */
final class Parcels {
    private final List<@Nullable Item> items = new ArrayList<>();
    private final TreeMap<Item.Key, List<Integer>> numbers = new TreeMap<>();
    private final Archive archive = new Archive();
    private final ChainRules rules;
    private final BlockJudge judge;
    private final Supplier<LedgerState> ledger;
    private final Agenda<Event> agenda;

    /**
     * @param ledger as the best full node has it
     */
    Parcels(
            ChainRules rules,
            BlockJudge judge,
            Supplier<LedgerState> ledger,
            Agenda<Event> agenda) {
        this.rules = rules;
        this.judge = judge;
        this.ledger = ledger;
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
                    if (item instanceof Item.BlockItem(var block)) {
                        archive.add(block);
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
        var sameName = numbers.getOrDefault(item.key(), List.of());
        return sameName.stream().filter(n -> item(n).equals(item)).findFirst();
    }

    void forgotten(int number) {
        var key = item(number).key();
        var sameName = Objects.requireNonNull(numbers.get(key));
        sameName.remove(Integer.valueOf(number));
        if (sameName.isEmpty()) {
            numbers.remove(key);
        }
        items.set(number, null);
    }

    /** Whether a relay, which keeps no ledger of its own, passes the item on. */
    boolean isSound(int number) {
        return switch (item(number)) {
            case Item.SubmissionItem(var signed) ->
                    rules.intake().decide(signed, ledger.get(), agenda.now())
                            instanceof IntakeDecision.Accepted;
            case Item.DecisionItem(var decision) ->
                    rules.consent().isSigned(decision, ledger.get());
            case Item.BlockItem(var block) -> judge.holds(block);
        };
    }

    private void put(int number, Item item) {
        while (items.size() <= number) {
            items.add(null);
        }
        items.set(number, item);
    }
}
