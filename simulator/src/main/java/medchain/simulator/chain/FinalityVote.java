package medchain.simulator.chain;

import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;

/**
 * A delegate's vote for a block, sent beside the chain: a finalizer's of Savanna, a witness's
 * approval of Hive.
 *
 * @param block what it votes for
 * @param slot of that block
 * @param strong it also promises not to help to undo what the block claims to be certified
 */
public record FinalityVote(
        AccountId voter, BlockId block, long slot, boolean strong, Signature signature) {
    /** Domain of a voter's signature. */
    public static final String DOMAIN = "finality-vote";

    /** What the voter signs. */
    public static byte[] signedBytes(
            Hash chainId, AccountId voter, BlockId block, long slot, boolean strong) {
        var out = new CanonicalWriter();
        out.hash(chainId).text(voter.value()).hash(block.hash()).varint(slot).flag(strong);
        return out.toBytes();
    }

    /** What the voter has signed. */
    public byte[] signedBytes(Hash chainId) {
        return signedBytes(chainId, voter, block, slot, strong);
    }

    /**
     * A vote from what its voter has signed.
     *
     * @throws medchain.simulator.crypto.MalformedEncoding for other bytes, or for another chain
     */
    public static FinalityVote ofSigned(Hash chainId, byte[] signed, Signature signature) {
        var in = new CanonicalReader(signed);
        if (!in.hash().equals(chainId)) {
            throw new MalformedEncoding("a vote on another chain");
        }
        var voter = new AccountId(in.text());
        var block = new BlockId(in.hash());
        var vote = new FinalityVote(voter, block, in.varint(), in.flag(), signature);
        in.end();
        return vote;
    }

    /** True for two votes of one voter that no honest one signs both: it votes once in a slot. */
    public boolean contradicts(FinalityVote other) {
        return voter.equals(other.voter) && slot == other.slot && !block.equals(other.block);
    }

    /** The size of its encoding. */
    public int sizeBytes() {
        return voter.value().length() + Hash.BYTES + 8 + 1 + signature.length();
    }

    void write(CanonicalWriter out) {
        out.text(voter.value()).hash(block.hash()).varint(slot).flag(strong);
        out.bytes(signature.bytes());
    }

    static FinalityVote read(CanonicalReader in) {
        return new FinalityVote(
                new AccountId(in.text()),
                new BlockId(in.hash()),
                in.varint(),
                in.flag(),
                new Signature(in.bytes()));
    }
}
