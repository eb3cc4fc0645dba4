package medchain.simulator.consent;

import java.util.Optional;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.TransactionCodec;

/** What a peer or a disk calls an approved transaction; {@link Consent#recheck} judges it. */
public record RawApproved(SignedTransaction signed, Optional<ConsentDecision> decision) {

    /**
     * @throws MalformedEncoding unless the bytes are exactly what {@link ApprovedCodec#bytes} makes
     */
    public static RawApproved read(byte[] leaf) {
        try {
            return read(new CanonicalReader(leaf));
        } catch (MalformedEncoding malformed) {
            throw malformed;
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new MalformedEncoding(String.valueOf(impossible.getMessage()));
        }
    }

    private static RawApproved read(CanonicalReader in) {
        var signed = TransactionCodec.read(in);
        Optional<ConsentDecision> decision =
                in.flag() ? Optional.of(ApprovedCodec.readDecision(in)) : Optional.empty();
        in.end();
        return new RawApproved(signed, decision);
    }

    public byte[] bytes() {
        return ApprovedCodec.bytes(signed, decision);
    }
}
