package medchain.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;

/**
 * Which full node serves which user: its own for a node's account, for others what their name says.
 *
 * @param nodes the full nodes
 */
record Homes(List<NodeId> nodes) {
    NodeId of(AccountId user) {
        return nodes.get(place(user));
    }

    /** The user's node, or while that is down the next one that is up. */
    Optional<NodeId> live(AccountId user, Predicate<NodeId> isUp) {
        int first = place(user);
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get((first + i) % nodes.size());
            if (isUp.test(node)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private int place(AccountId user) {
        for (var node : nodes) {
            if (node.account().equals(user)) {
                return node.index();
            }
        }
        var name = user.value().getBytes(StandardCharsets.UTF_8);
        long hash = Digests.sha256("MedChain/v1/home", name).a();
        return (int) Long.remainderUnsigned(hash, nodes.size());
    }
}
