package medchain.simulator.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Bytes;
import medchain.simulator.kernel.Answer;

/**
 * Cuts an encrypted dataset into parts that fit into data transactions, and joins them again.
 *
 * <p>Every part names the whole by its digest, so parts of two datasets cannot mix, and a joined
 * dataset is exactly the one that was cut.
 */
public final class DatasetParts {
    /** At most this many bytes a part, header included. */
    public static final int PART_BYTES = 60 * 1024;

    /** The whole of a joined dataset may be this long. */
    private static final int MOST_BYTES = 1 << 30;

    private static final String DOMAIN = "medchain.dataset";
    private static final byte[] MAGIC = {'M', 'C', 'E', 'D'};
    private static final int HEADER = MAGIC.length + Hash.BYTES + 4 + 4 + 4;

    private DatasetParts() {}

    public static List<Bytes> cut(EncryptedDataset dataset) {
        var whole = DatasetCodec.encode(dataset);
        var digest = Digests.sha256(DOMAIN, whole);
        int chunk = PART_BYTES - HEADER;
        int parts = (whole.length + chunk - 1) / chunk;
        var out = new ArrayList<Bytes>(parts);
        for (int part = 0; part < parts; part++) {
            var piece =
                    Arrays.copyOfRange(
                            whole, part * chunk, Math.min(whole.length, (part + 1) * chunk));
            var framed =
                    new ByteWriter()
                            .raw(MAGIC)
                            .raw(digest.bytes())
                            .u32(whole.length)
                            .u32(part)
                            .u32(parts)
                            .raw(piece)
                            .bytes();
            out.add(new Bytes(framed));
        }
        return out;
    }

    private record Part(Hash digest, int length, int part, int parts, Bytes bytes) {}

    /**
     * Joins the parts, in any order.
     *
     * @param key the fingerprint of the key that the dataset must be encrypted under
     * @return refused when a part is missing, there twice, broken or of another dataset, when the
     *     whole is not canonical, or when it is under another key
     */
    public static Answer<EncryptedDataset> join(List<Bytes> parts, Hash key) {
        var sorted = new TreeMap<Integer, Part>();
        for (var bytes : parts) {
            try {
                var part = read(bytes.value());
                if (sorted.putIfAbsent(part.part(), part) != null) {
                    return Answer.refused("part " + part.part() + " of the dataset is there twice");
                }
            } catch (ByteReader.Malformed e) {
                return Answer.refused("not a part of an encrypted dataset: " + e.getMessage());
            }
        }
        return whole(sorted)
                .then(DatasetCodec::decode)
                .then(dataset ->
                        dataset.key().fingerprint().equals(key)
                                ? Answer.of(dataset)
                                : Answer.refused(
                                        "the dataset is encrypted under key "
                                                + dataset.key().fingerprint().brief()
                                                + "; expected key "
                                                + key.brief()));
    }

    private static Part read(byte[] bytes) throws ByteReader.Malformed {
        var in = new ByteReader(bytes);
        if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
            throw new ByteReader.Malformed("another kind of bytes");
        }
        var digest = Hash.of(in.raw(Hash.BYTES));
        int length = in.u32();
        int part = in.u32();
        int parts = in.u32();
        if (length > MOST_BYTES || part >= parts) {
            throw new ByteReader.Malformed("numbers out of range");
        }
        return new Part(digest, length, part, parts, new Bytes(in.raw(bytes.length - HEADER)));
    }

    private static Answer<byte[]> whole(SortedMap<Integer, Part> parts) {
        if (parts.isEmpty()) {
            return Answer.refused("no part of the dataset is there");
        }
        var first = parts.values().iterator().next();
        var out = new ByteWriter();
        for (int i = 0; i < first.parts(); i++) {
            var part = parts.get(i);
            if (part == null) {
                return Answer.refused(
                        "part " + i + " of " + first.parts() + " of the dataset is missing");
            }
            if (!part.digest().equals(first.digest())
                    || part.parts() != first.parts()
                    || part.length() != first.length()) {
                return Answer.refused("part " + i + " belongs to another dataset");
            }
            out.raw(part.bytes().value());
        }
        var whole = out.bytes();
        return parts.size() == first.parts()
                        && whole.length == first.length()
                        && Digests.sha256(DOMAIN, whole).equals(first.digest())
                ? Answer.of(whole)
                : Answer.refused("the parts are not those of the dataset that they name");
    }
}
