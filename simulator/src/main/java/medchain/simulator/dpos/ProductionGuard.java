package medchain.simulator.dpos;

/**
 * When a delegate pauses because it seems to be nearly alone: what it forges then is likely to be
 * undone. A custom of each node, not a rule of the chain.
 */
public sealed interface ProductionGuard {
    record None() implements ProductionGuard {}

    /**
     * Fewer of the last 128 slots have a block (TRON StateManager; Graphene
     * required-participation).
     *
     * @param percent of them
     */
    record Participation(int percent) implements ProductionGuard {}

    /** The head is further ahead of the irreversible block (Antelope max-reversible-blocks). */
    record Reversible(long blocks) implements ProductionGuard {}

    /** Of a preset (design, 2.5). */
    static ProductionGuard of(String preset) {
        return switch (preset) {
            case "medchain", "medchain-fast", "bitshares", "hive", "hive-legacy" ->
                    new Participation(33);
            case "tron" -> new Participation(15);
            case "antelope-legacy", "antelope-savanna" -> new Reversible(3600);
            default -> new None();
        };
    }
}
