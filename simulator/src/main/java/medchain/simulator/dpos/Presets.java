package medchain.simulator.dpos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Safeguards;
import medchain.simulator.chain.VoteDecay;
import medchain.simulator.chain.Voting;
import medchain.simulator.dpos.Policies.Activation;
import medchain.simulator.dpos.Policies.Epochs;

/**
 * The rules and numbers of our own chain and of real ones, as their sources have them (design,
 * sections 1 and 2.5).
 *
 * <p>Where a network's way differs from these policies, the nearest one stands: Savanna's voters
 * change with the producers, not by a joint quorum of both sets, and Lisk asks its standby
 * delegates for no least weight; hive-legacy is Steem, and Hive before its 24th hard fork. No real
 * network limits how many delegates an election changes.
 */
public final class Presets {
    private static final Duration NO_WAIT = Duration.ZERO;

    /** Who appoints a proxy may not be one, so a stake passes through one hand. */
    private static final Voting ANTELOPE_VOTES =
            Voting.approval(30, 1, VoteDecay.ANTELOPE_52W, Voting.Weight.STAKED)
                    .with(new Safeguards(Duration.ZERO, 15, true));

    private static final Voting BITSHARES_VOTES =
            Voting.approval(101, 1, VoteDecay.GRAPHENE_STEPS, Voting.Weight.OWNED);

    private static final Voting STEEM_VOTES =
            Voting.approval(30, 4, VoteDecay.HIVE_EXPIRY, Voting.Weight.STAKED);

    /** Since HF24, in answer to what exchanges did with their customers' stake on Steem. */
    private static final Voting HIVE_VOTES =
            STEEM_VOTES.with(new Safeguards(Duration.ofDays(30), 0, false));

    private static final Voting ARK_VOTES =
            Voting.approval(1, 0, VoteDecay.NONE, Voting.Weight.OWNED);

    private Presets() {}

    public static List<String> names() {
        return List.of(
                "medchain",
                "medchain-fast",
                "antelope-legacy",
                "antelope-savanna",
                "tron",
                "bitshares",
                "hive",
                "hive-legacy",
                "lisk",
                "ark");
    }

    public static Optional<ConsensusParameters> named(String name) {
        return switch (name) {
            case "medchain" -> Optional.of(medchain(7, seconds(2)));
            case "medchain-fast" -> Optional.of(fast(7, seconds(2)));
            case "antelope-legacy" ->
                    Optional.of(
                            antelope(
                                    name,
                                    new FinalityRule.PipelinedBft(),
                                    ForkChoiceRule.IRREVERSIBLE));
            case "antelope-savanna" ->
                    Optional.of(
                            antelope(name, new FinalityRule.Savanna(), ForkChoiceRule.CERTIFIED));
            case "tron" -> Optional.of(tron());
            case "bitshares" -> Optional.of(bitshares());
            case "hive" ->
                    Optional.of(
                            hive(
                                    name,
                                    SlotOrder.STEEM_AHEAD,
                                    new FinalityRule.Obi(16),
                                    HIVE_VOTES));
            case "hive-legacy" ->
                    Optional.of(
                            hive(
                                    name,
                                    SlotOrder.STEEM,
                                    new FinalityRule.Solidified(75),
                                    STEEM_VOTES));
            case "lisk" -> Optional.of(lisk());
            case "ark" -> Optional.of(ark());
            default -> Optional.empty();
        };
    }

    /**
     * A preset with another number of voting delegates and other slots; what it measures in rounds
     * grows and shrinks with them, what it measures in slots or seconds stays.
     */
    public static Optional<ConsensusParameters> named(String name, int delegates, Duration slot) {
        return switch (name) {
            case "medchain" -> Optional.of(medchain(delegates, slot));
            case "medchain-fast" -> Optional.of(fast(delegates, slot));
            default -> named(name).map(real -> resized(real, delegates, slot));
        };
    }

    private static ConsensusParameters resized(
            ConsensusParameters real, int delegates, Duration slot) {
        var rules = real.policies();
        var epochs =
                switch (rules.epochs()) {
                    case Epochs.Blocks _ -> new Epochs.Blocks(delegates + rules.standby());
                    case Epochs.Slots s -> s;
                    case Epochs.Rounds r -> r;
                };
        var finality =
                rules.finality() instanceof FinalityRule.Obi
                        ? new FinalityRule.Obi(delegates - delegates / 4)
                        : rules.finality();
        var policies =
                new Policies(
                        rules.order(),
                        rules.blocksPerTurn(),
                        rules.standby(),
                        rules.skippedSlots(),
                        epochs,
                        rules.activation(),
                        finality,
                        rules.forkChoice(),
                        rules.voting(),
                        Math.min(rules.sharedSeats(), delegates - 1));
        return real(
                new Numbers(real.preset(), delegates, slot, real.snapshotDelay()),
                real.maxClockDrift(),
                real.blockTransactions(),
                real.blockBytes(),
                real.unstakeEpochs(),
                policies);
    }

    static ConsensusParameters medchain(int delegates, Duration slot) {
        return new ConsensusParameters(
                "medchain",
                delegates,
                slot,
                10,
                2,
                Math.max(1, (delegates + 2) / 3 - 1),
                slot.dividedBy(5),
                Duration.ofMillis(500),
                500,
                1 << 20,
                5,
                30);
    }

    private static ConsensusParameters fast(int delegates, Duration slot) {
        var p = medchain(delegates, slot);
        return new ConsensusParameters(
                "medchain-fast",
                delegates,
                slot,
                p.roundsPerEpoch(),
                p.snapshotDelay(),
                p.maxChurn(),
                p.waitForParent(),
                p.maxClockDrift(),
                p.blockTransactions(),
                p.blockBytes(),
                p.reward(),
                p.unstakeEpochs(),
                new Policies(
                        SlotOrder.UNIFORM,
                        1,
                        0,
                        0,
                        new Epochs.Rounds(),
                        Activation.FINALIZED,
                        new FinalityRule.Savanna(),
                        ForkChoiceRule.CERTIFIED));
    }

    /** 4000 transactions a second at most: 200 ms of CPU in a block, 100 us a transaction. */
    private static ConsensusParameters antelope(
            String name, FinalityRule finality, ForkChoiceRule forkChoice) {
        var policies =
                new Policies(
                        SlotOrder.BY_NAME,
                        12,
                        0,
                        0,
                        new Epochs.Slots(121),
                        Activation.PROPOSED,
                        finality,
                        forkChoice,
                        ANTELOPE_VOTES,
                        0);
        var slot = Duration.ofMillis(500);
        return real(new Numbers(name, 21, slot, 1), seconds(15), 2000, 1 << 20, 4284, policies);
    }

    private static ConsensusParameters tron() {
        var policies =
                new Policies(
                        SlotOrder.BY_WEIGHT,
                        1,
                        0,
                        2,
                        new Epochs.Slots(7200),
                        Activation.DELAYED,
                        new FinalityRule.Solidified(70),
                        ForkChoiceRule.LENGTH,
                        Voting.split(30, 0, 20),
                        0);
        return real(
                new Numbers("tron", 27, seconds(3), 1), seconds(3), 2000, 2_000_000, 56, policies);
    }

    private static ConsensusParameters bitshares() {
        var policies =
                new Policies(
                        SlotOrder.GRAPHENE,
                        1,
                        0,
                        3,
                        new Epochs.Slots(1200),
                        Activation.DELAYED,
                        new FinalityRule.Solidified(70),
                        ForkChoiceRule.LENGTH,
                        BITSHARES_VOTES,
                        0);
        return real(
                new Numbers("bitshares", 21, seconds(3), 1),
                Duration.ofMillis(2500),
                10_000,
                2_000_000,
                0,
                policies);
    }

    private static ConsensusParameters hive(
            String name, SlotOrder order, FinalityRule finality, Voting voting) {
        var policies =
                new Policies(
                        order,
                        1,
                        0,
                        0,
                        new Epochs.Blocks(21),
                        Activation.DELAYED,
                        finality,
                        ForkChoiceRule.LENGTH,
                        voting,
                        1);
        int delay = order == SlotOrder.STEEM_AHEAD ? 2 : 1;
        return real(
                new Numbers(name, 21, seconds(3), delay),
                seconds(3),
                10_000,
                2 << 20,
                124_800,
                policies);
    }

    private static ConsensusParameters lisk() {
        var policies =
                new Policies(
                        SlotOrder.LISK,
                        1,
                        2,
                        0,
                        new Epochs.Blocks(103),
                        Activation.DELAYED,
                        new FinalityRule.LiskBft(),
                        ForkChoiceRule.PREVOTES,
                        Voting.split(10, 10, 100),
                        0);
        return real(
                new Numbers("lisk", 101, seconds(10), 2), NO_WAIT, 128, 15 << 10, 252, policies);
    }

    private static ConsensusParameters ark() {
        var policies =
                new Policies(
                        SlotOrder.ARK,
                        1,
                        0,
                        0,
                        new Epochs.Blocks(51),
                        Activation.DELAYED,
                        new FinalityRule.None(),
                        ForkChoiceRule.LENGTH,
                        ARK_VOTES,
                        0);
        return real(new Numbers("ark", 51, seconds(8), 1), NO_WAIT, 150, 6 << 20, 0, policies);
    }

    private record Numbers(String name, int delegates, Duration slot, int snapshotDelay) {}

    private static ConsensusParameters real(
            Numbers numbers,
            Duration drift,
            int transactions,
            int bytes,
            int unstakeEpochs,
            Policies policies) {
        boolean waits = policies.forkChoice() == ForkChoiceRule.PREVOTES;
        return new ConsensusParameters(
                numbers.name(),
                numbers.delegates(),
                numbers.slot(),
                1,
                numbers.snapshotDelay(),
                numbers.delegates(),
                waits ? numbers.slot().dividedBy(5) : NO_WAIT,
                drift,
                transactions,
                bytes,
                5,
                unstakeEpochs,
                policies);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
