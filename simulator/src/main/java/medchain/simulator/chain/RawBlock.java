package medchain.simulator.chain;

import java.util.List;

/**
 * A block as bytes, as a node keeps it on its disk.
 *
 * @param header canonical bytes, see {@link BlockCodec#header}
 * @param leaves canonical bytes of each transaction with its signature and approval
 */
@SuppressWarnings(
        "ArrayRecordComponent") // bytes are compared by what they decode to, never by equals
public record RawBlock(byte[] header, byte[] signature, List<byte[]> leaves) {}
