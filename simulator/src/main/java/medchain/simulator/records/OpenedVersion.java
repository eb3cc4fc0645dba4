package medchain.simulator.records;

import java.util.Optional;

/**
 * A version of a record before the eyes of somebody who may read it.
 *
 * @param text empty when its key was destroyed
 */
public record OpenedVersion(RecordVersion version, Optional<String> text) {}
