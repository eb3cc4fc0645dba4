package medchain.simulator.check;

import java.util.Optional;
import medchain.simulator.world.World;

/** Promises about messages. */
final class NetworkChecks {
    private static final String CONSERVED =
            "messages sent and copied are those delivered, those lost for a reason, and those in flight";

    private NetworkChecks() {}

    static Checked conserved(World world) {
        var traffic = world.view().traffic();
        long lost = traffic.lost().values().stream().mapToLong(Long::longValue).sum();
        long missing =
                traffic.sent() + traffic.copied() - traffic.delivered() - lost - traffic.inFlight();
        return Checked.of(
                "messages_conserved",
                CONSERVED,
                traffic.sent(),
                missing == 0 && traffic.inFlight() >= 0
                        ? Optional.empty()
                        : Optional.of(missing + " messages are nowhere"));
    }
}
