package medchain.reports.manifest;

import java.time.Duration;
import medchain.simulator.identity.Hash;

/**
 * What ran and what it took.
 *
 * @param traceHash digest of everything that happened: the same for the same seed, scenario and
 *     version
 * @param wall time of a real clock
 * @param cpu time of all processors
 * @param worldCpu of that, the thread in which the world ran: what events per CPU second are of
 */
public record Cost(
        Build build, Hash traceHash, long events, Duration wall, Duration cpu, Duration worldCpu) {}
