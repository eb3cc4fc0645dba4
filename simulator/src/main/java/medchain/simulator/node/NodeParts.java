package medchain.simulator.node;

import java.util.List;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.identity.NodeId;

/** What a node is put together from. */
public record NodeParts(
        NodeId id,
        ChainRules rules,
        BlockJudge judge,
        ChainEntry genesis,
        SigningKey key,
        HashOnion onion,
        List<NodeId> peers,
        NodePort port) {
    public Node assemble() {
        return new Node(this);
    }
}
