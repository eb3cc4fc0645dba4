package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.Approved;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.ChainVerifier;
import medchain.simulator.node.ChainVerifier.Checkpoint;
import medchain.simulator.node.ChainVerifier.Finding;
import medchain.simulator.node.CopyComparison;
import medchain.simulator.node.Node;
import medchain.simulator.node.Tampering;

/** Looks at the nodes' disks: changes a stored block on demand, and finds such changes. */
final class Inspector {
    private final Hub hub;
    private final Recorder recorder;
    private final ChainVerifier verifier;
    private final TreeMap<NodeId, TreeMap<Long, RawBlock>> altered = new TreeMap<>();

    /** Heights from which on a disk has nothing more. */
    private final TreeMap<NodeId, Long> cut = new TreeMap<>();

    Inspector(Hub hub, ChainRules rules, Genesis genesis, Recorder recorder, Parallel parallel) {
        this.hub = hub;
        this.recorder = recorder;
        this.verifier = new ChainVerifier(rules, genesis.state(), parallel);
    }

    Outcome tamper(Directive.Tamper d) {
        if (!hub.isFull(d.node())) {
            return refused(hub.noFullNode(d.node()));
        }
        int height = hub.node(d.node()).tree().main().size();
        if (d.height() < 1 || d.height() >= height) {
            return refused("no block " + d.height() + "; expected 1 to " + (height - 1));
        }
        if (d.field() == TamperField.TRUNCATION) {
            cut.merge(d.node(), d.height(), Math::min);
            return tampered(d);
        }
        var changed = change(original(d.node(), d.height()), d.field());
        if (changed.isEmpty()) {
            return refused(
                    "block "
                            + d.height()
                            + " carries no medical transaction; expected one that does, for "
                            + d.field().word());
        }
        altered.computeIfAbsent(d.node(), _ -> new TreeMap<>()).put(d.height(), changed.get());
        return tampered(d);
    }

    private Outcome tampered(Directive.Tamper d) {
        recorder.record(new Happening.CopyTampered(d.node(), d.height(), d.field().word()));
        var what =
                d.field() == TamperField.TRUNCATION
                        ? "cut off block " + d.height() + " and what comes after it"
                        : "changed " + d.field().word() + " of block " + d.height();
        return new Outcome.Done(what + " on " + d.node() + "'s disk");
    }

    private static Optional<RawBlock> change(RawBlock block, TamperField field) {
        return switch (field) {
            case AMOUNT -> Tampering.medical(block, Tampering::dearer);
            case PRESCRIPTION -> Tampering.medical(block, Tampering::otherDrug);
            case PATIENT_ID -> Tampering.medical(block, Tampering::otherPatient);
            case CONSENT -> Tampering.consent(block);
            case TRUNCATION -> Optional.empty();
            case SIGNATURE -> Optional.of(Tampering.signature(block));
            case MERKLE_ROOT,
                    PREVIOUS_HASH,
                    TIMESTAMP,
                    DELEGATE_ID,
                    NONCE,
                    STATE_ROOT,
                    ACCESS_LOG_ROOT ->
                    Optional.of(
                            Tampering.header(
                                    block,
                                    Tampering.HeaderField.valueOf(
                                            field.word().toUpperCase(Locale.ROOT))));
        };
    }

    Outcome verify(NodeId node) {
        if (!hub.isFull(node)) {
            return refused(hub.noFullNode(node));
        }
        var chain = stored(node);
        var finding =
                verifier.verify(chain, lastFinal(node), Progress.NONE).map(f -> explain(node, f));
        recorder.record(
                new Happening.ChainVerified(
                        node, chain.size(), finding.isEmpty(), finding.orElse("")));
        return new Outcome.Verified(chain.size(), finding.isEmpty(), finding.orElse(""));
    }

    /** What the node itself has once held to be final. */
    private Checkpoint lastFinal(NodeId node) {
        long height = hub.node(node).irreversibleHeight();
        return new Checkpoint(height, hub.node(node).tree().main().get((int) height).hash());
    }

    /** Adds what the other nodes have in that place. */
    private String explain(NodeId node, Finding finding) {
        if (finding.height() >= stored(node).size()) {
            return finding.toString();
        }
        for (var other : hub.live()) {
            if (!other.id().equals(node) && other.tree().main().size() > finding.height()) {
                var difference =
                        CopyComparison.difference(
                                stored(node, finding.height()),
                                stored(other.id(), finding.height()));
                if (difference.isPresent()) {
                    return finding + " (" + difference.get() + ")";
                }
            }
        }
        return finding.toString();
    }

    List<RawBlock> stored(NodeId node) {
        var chain = new ArrayList<RawBlock>();
        long height = hub.node(node).tree().main().size();
        for (long h = 0; h < Math.min(height, cut.getOrDefault(node, height)); h++) {
            chain.add(stored(node, h));
        }
        return chain;
    }

    private RawBlock stored(NodeId node, long height) {
        var changed = altered.getOrDefault(node, new TreeMap<>()).get(height);
        return changed != null ? changed : original(node, height);
    }

    private RawBlock original(NodeId node, long height) {
        return BlockCodec.raw(hub.node(node).tree().main().get((int) height));
    }

    List<NodeCopy> copies() {
        return hub.all().stream().map(this::copy).toList();
    }

    private NodeCopy copy(Node n) {
        return new NodeCopy(
                n.id(),
                hub.isUp(n.id()),
                n.tree().main(),
                n.irreversibleHeight(),
                n.ledger(),
                n.mempool().oldestFirst().stream().map(Approved::id).toList());
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }
}
