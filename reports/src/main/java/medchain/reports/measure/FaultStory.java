package medchain.reports.measure;

import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.SimTime;

/**
 * Something went wrong, on purpose or not.
 *
 * @param nodes who was hit
 * @param until when its cause ended: restarted, healed
 * @param recovered when the node had its peers' head again
 */
public record FaultStory(
        String kind,
        SimTime at,
        List<NodeId> nodes,
        Optional<SimTime> until,
        Optional<SimTime> recovered,
        String detail) {
    public FaultStory {
        nodes = List.copyOf(nodes);
    }
}
