package medchain.simulator.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.NodeId;
import medchain.simulator.node.Message.Announce;
import medchain.simulator.node.Message.Body;
import medchain.simulator.node.Message.Item;
import medchain.simulator.node.Message.ItemKey;
import medchain.simulator.node.Message.Want;

/**
 * A node's mouth and ears: announces items to its peers, asks for those that it lacks, asks the
 * next announcer when the first does not deliver.
 */
final class Gossip {
    /** How long a body may take before the next announcer is asked. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** Items kept to serve others, about an hour of a busy chain. */
    private static final int KEPT = 8192;

    private final List<NodeId> peers;
    private final NodePort port;
    private final LinkedHashMap<ItemKey, Item> have = new LinkedHashMap<>();
    private final Map<ItemKey, List<NodeId>> wanted = new LinkedHashMap<>();

    Gossip(List<NodeId> peers, NodePort port) {
        this.peers = List.copyOf(peers);
        this.port = port;
    }

    /** Whether the item is new here; if so it is announced to all peers. */
    boolean spread(Item item) {
        wanted.remove(item.key());
        if (have.putIfAbsent(item.key(), item) != null) {
            return false;
        }
        if (have.size() > KEPT) {
            have.pollFirstEntry();
        }
        peers.forEach(peer -> port.send(peer, new Announce(item.key())));
        return true;
    }

    void onAnnounce(NodeId from, ItemKey key) {
        if (have.containsKey(key)) {
            return;
        }
        var announcers = wanted.get(key);
        if (announcers != null) {
            announcers.add(from);
            return;
        }
        wanted.put(key, new ArrayList<>());
        ask(from, key);
    }

    void onWant(NodeId from, ItemKey key) {
        find(key).ifPresent(item -> port.send(from, new Body(item)));
    }

    /**
     * The body has not come: ask the next who announced it, or give up until it is announced again.
     */
    void onRetry(ItemKey key) {
        var announcers = wanted.get(key);
        if (announcers == null) {
            return;
        }
        if (announcers.isEmpty()) {
            wanted.remove(key);
        } else {
            ask(announcers.removeFirst(), key);
        }
    }

    Optional<Item> find(ItemKey key) {
        return Optional.ofNullable(have.get(key));
    }

    void forget() {
        have.clear();
        wanted.clear();
    }

    private void ask(NodeId whom, ItemKey key) {
        port.send(whom, new Want(key));
        port.wake(PATIENCE, new NodePort.Wake.Retry(key));
    }
}
