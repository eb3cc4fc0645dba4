package medchain.simulator.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.ApprovedCodec;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;

/** The canonical bytes of blocks. */
public final class BlockCodec {
    /** Domain of a forger's signature, over the header's bytes. */
    public static final String DOMAIN = "block";

    private BlockCodec() {}

    /** Every field of the header, in the order of the record. */
    public static byte[] header(BlockHeader h) {
        var out = new CanonicalWriter();
        out.varint(h.version());
        out.hash(h.chainId());
        out.varint(h.index());
        out.varint(h.slot());
        out.varint(h.timestamp().nanos());
        out.hash(h.previousHash().hash());
        out.hash(h.merkleRoot());
        out.hash(h.stateRoot());
        out.varint(h.transactions());
        out.text(h.delegateId().value());
        out.hash(h.nonce());
        out.varint(h.maxHeightGenerated());
        out.varint(h.maxHeightPrevoted());
        out.varint(h.log().size());
        out.hash(h.log().root());
        out.list(
                h.certificate().map(Certificate::votes).orElse(List.of()),
                (o, vote) -> vote.write(o));
        return out.toBytes();
    }

    /** SHA-256 of the ASCII text {@code MedChain/v1/block}, a zero byte, and the header's bytes. */
    public static BlockId id(BlockHeader header) {
        return new BlockId(Digests.sha256("MedChain/v1/block", header(header)));
    }

    /** What the Merkle tree stands on: one leaf a transaction, with its signature and approval. */
    public static List<byte[]> leaves(List<Approved> transactions) {
        return transactions.stream().map(ApprovedCodec::bytes).toList();
    }

    public static Hash merkleRoot(List<Approved> transactions) {
        return MerkleTree.root(new ArrayList<>(leaves(transactions)));
    }

    public static Block assemble(
            BlockHeader header, List<Approved> transactions, Signature signature) {
        int size =
                header(header).length
                        + signature.length()
                        + transactions.stream().mapToInt(Approved::sizeBytes).sum();
        return new Block(header, transactions, signature, id(header), size);
    }

    /**
     * @throws MalformedEncoding unless the bytes are exactly what {@link #header} makes
     */
    public static BlockHeader readHeader(byte[] bytes) {
        try {
            return header(new CanonicalReader(bytes));
        } catch (MalformedEncoding malformed) {
            throw malformed;
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new MalformedEncoding(String.valueOf(impossible.getMessage()));
        }
    }

    private static BlockHeader header(CanonicalReader in) {
        var header =
                new BlockHeader(
                        Math.toIntExact(in.varint()),
                        in.hash(),
                        in.varint(),
                        in.varint(),
                        new SimTime(in.varint()),
                        new BlockId(in.hash()),
                        in.hash(),
                        in.hash(),
                        Math.toIntExact(in.varint()),
                        new AccountId(in.text()),
                        in.hash(),
                        in.varint(),
                        in.varint(),
                        new LogHead(in.varint(), in.hash()),
                        certificate(in.list(FinalityVote::read)));
        in.end();
        return header;
    }

    private static Optional<Certificate> certificate(List<FinalityVote> votes) {
        return votes.isEmpty() ? Optional.empty() : Optional.of(new Certificate(votes));
    }

    /** The block as it is stored and sent. */
    public static RawBlock raw(Block block) {
        return new RawBlock(
                header(block.header()), block.signature().bytes(), leaves(block.transactions()));
    }
}
