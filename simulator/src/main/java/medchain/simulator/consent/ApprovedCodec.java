package medchain.simulator.consent;

import java.util.Optional;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.SimTime;

/**
 * The canonical bytes of a transaction with its signature and approval: a leaf of a block's Merkle
 * tree.
 */
public final class ApprovedCodec {
    private ApprovedCodec() {}

    public static byte[] bytes(Approved approved) {
        return bytes(approved.signed(), approved.decision());
    }

    static byte[] bytes(SignedTransaction signed, Optional<ConsentDecision> decision) {
        var out = new CanonicalWriter();
        TransactionCodec.write(out, signed);
        out.flag(decision.isPresent());
        decision.ifPresent(d -> write(out, d));
        return out.toBytes();
    }

    /** How many bytes {@link #bytes} makes. */
    static int size(SignedTransaction signed, Optional<ConsentDecision> decision) {
        var out = new CanonicalWriter();
        out.flag(decision.isPresent());
        decision.ifPresent(d -> write(out, d));
        return signed.sizeBytes() + out.length();
    }

    public static void write(CanonicalWriter out, ConsentDecision d) {
        out.hash(d.transaction().hash());
        out.text(d.by().value());
        out.flag(d.approved());
        out.text(d.reason());
        out.varint(d.decidedAt().nanos());
        out.bytes(d.signature().bytes());
    }

    public static ConsentDecision readDecision(CanonicalReader in) {
        return new ConsentDecision(
                new TxId(in.hash()),
                new AccountId(in.text()),
                in.flag(),
                in.text(),
                new SimTime(in.varint()),
                new Signature(in.bytes()));
    }
}
