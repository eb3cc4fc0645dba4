package medchain.simulator.world;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.dpos.Accountability;
import medchain.simulator.dpos.Accountability.Signed;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.node.BlockJudge;
import medchain.simulator.node.ChainEntry;
import medchain.simulator.node.ChainRules;
import medchain.simulator.records.RecordVersion;

/** Writes down what becomes irreversible and what follows for delegates; names who has lied. */
final class FinalityDesk {
    private final Hub hub;
    private final Recorder recorder;
    private final ChainRules rules;
    private final BlockJudge judge;
    private final TreeSet<AccountId> jailed = new TreeSet<>();
    private long lastEpoch;
    private int named;

    FinalityDesk(Hub hub, Recorder recorder, ChainRules rules, BlockJudge judge) {
        this.hub = hub;
        this.recorder = recorder;
        this.rules = rules;
        this.judge = judge;
    }

    void became(NodeId node, ChainEntry entry, List<RecordVersion> kept) {
        var block = entry.block();
        if (recorder.irreversible(node, entry, kept)) {
            hub.reach(block).ifPresent(reach -> recorder.spread(block, reach));
            writeSentences(block);
            writeJailed(entry);
        } else if (!recorder.isIrreversible(block)) {
            nameCulprits(block);
        }
        recorder.elected(rules.consensus().term(entry.consensus()), rules.parameters().delegates());
    }

    private void writeSentences(Block block) {
        for (var approved : block.transactions()) {
            var sender = approved.signed().transaction().sender();
            switch (approved.signed().content()) {
                case Content.Evidence e ->
                        recorder.record(
                                new Happening.DelegatePunished(
                                        rules.accused(e), sender, approved.id()));
                case Content.Unjail _ -> {
                    jailed.remove(sender);
                    recorder.record(new Happening.DelegateUnjailed(sender, approved.id()));
                }
                default -> {}
            }
        }
    }

    private void writeJailed(ChainEntry entry) {
        long epoch = rules.consensus().epoch(entry.consensus());
        if (epoch == lastEpoch) {
            return;
        }
        lastEpoch = epoch;
        for (var delegate : judge.jailed(entry)) {
            if (jailed.add(delegate)) {
                recorder.record(new Happening.DelegateJailed(delegate, epoch));
            }
        }
    }

    /**
     * Two histories are both irreversible: from all headers that the nodes hold, those who have
     * signed what no honest delegate signs.
     */
    private void nameCulprits(Block block) {
        var known = new ArrayList<Signed>();
        Optional<Block> rival = Optional.empty();
        for (var node : hub.all()) {
            for (var other : node.tree().all()) {
                known.add(new Signed(other.hash(), other.header()));
                boolean isRival =
                        other.height() == block.height() && recorder.isIrreversible(other);
                rival = isRival ? Optional.of(other) : rival;
            }
        }
        var culprits =
                Accountability.in(known, rules.consensus().forkChoice()).stream()
                        .map(Accountability.Evidence::delegate)
                        .toList();
        if (culprits.size() > named && rival.isPresent()) {
            named = culprits.size();
            int atLeast = 2 * rules.parameters().quorum() - rules.parameters().delegates();
            recorder.record(
                    new Happening.CulpritsNamed(
                            block.height(), signed(rival.get()), signed(block), culprits, atLeast));
        }
    }

    private static String signed(Block block) {
        var hex = HexFormat.of();
        return hex.formatHex(BlockCodec.header(block.header()))
                + " signed "
                + hex.formatHex(block.signature().bytes());
    }
}
