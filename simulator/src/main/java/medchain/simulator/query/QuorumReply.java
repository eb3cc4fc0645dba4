package medchain.simulator.query;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.SealedBox;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.paillier.PublicKey;

/** What a delegate sends to the querier alone, encrypted to him. */
public sealed interface QuorumReply {
    /**
     * Its part in opening the answer.
     *
     * @param answer as this delegate has computed it
     */
    record Share(EncryptedAnswer answer, DecryptionShare share) implements QuorumReply {}

    /** It gives no share. */
    record Refused(String reason) implements QuorumReply {}

    static byte[] encode(QuorumReply reply, PublicKey key) {
        var out = new ByteWriter();
        switch (reply) {
            case Refused(var reason) -> out.u8(0).text(reason);
            case Share(var answer, var share) -> {
                var codec = new AnswerCodec(key);
                out.u8(1);
                codec.write(out, answer);
                out.u16(share.party());
                codec.ciphertexts(out, share.values());
                out.integer(share.challenge()).integer(share.response());
            }
        }
        return out.bytes();
    }

    /** Encrypted to the querier, for this query only; empty when his key is none. */
    default Optional<byte[]> seal(PublicKey key, TxId query, byte[] replyKey, ByteSource random) {
        return SealedBox.seal(replyKey, query.hash().bytes(), encode(this, key), random);
    }

    /**
     * @param secret of the querier's reply key
     * @return refused when the box does not open for this query, or holds no reply
     */
    static Answer<QuorumReply> open(byte[] box, PublicKey key, TxId query, byte[] secret) {
        return SealedBox.open(secret, query.hash().bytes(), box)
                .map(bytes -> decode(bytes, key))
                .orElseGet(() -> Answer.refused("a box that does not open"));
    }

    static Answer<QuorumReply> decode(byte[] bytes, PublicKey key) {
        try {
            var in = new ByteReader(bytes);
            var reply = read(in, key);
            in.end();
            return Answer.of(reply);
        } catch (ByteReader.Malformed | IllegalArgumentException e) {
            return Answer.refused("not a reply: " + e.getMessage());
        }
    }

    private static QuorumReply read(ByteReader in, PublicKey key) throws ByteReader.Malformed {
        if (in.u8() == 0) {
            return new Refused(in.text());
        }
        var codec = new AnswerCodec(key);
        var answer = codec.read(in);
        int party = in.u16();
        List<BigInteger> values = codec.ciphertexts(in);
        return new Share(answer, new DecryptionShare(party, values, in.integer(), in.integer()));
    }
}
