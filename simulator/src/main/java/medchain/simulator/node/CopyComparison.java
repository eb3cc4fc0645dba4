package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.intake.Content;

/** Names the first field in which one stored copy of a block differs from another node's. */
public final class CopyComparison {
    private CopyComparison() {}

    /**
     * @return for example {@code transactions[2].amount: 1120.50 here, 120.50 elsewhere}; never the
     *     prescription's text
     */
    public static Optional<String> difference(RawBlock here, RawBlock elsewhere) {
        try {
            return header(
                            BlockCodec.readHeader(here.header()),
                            BlockCodec.readHeader(elsewhere.header()))
                    .or(() -> bodies(here, elsewhere))
                    .or(() -> signatures(here, elsewhere));
        } catch (MalformedEncoding e) {
            return Optional.of("encoding: " + e.getMessage());
        }
    }

    private static Optional<String> header(BlockHeader a, BlockHeader b) {
        return differs("timestamp", a.timestamp(), b.timestamp())
                .or(() -> differs("previous_hash", a.previousHash(), b.previousHash()))
                .or(() -> differs("merkle_root", a.merkleRoot(), b.merkleRoot()))
                .or(() -> differs("state_root", a.stateRoot(), b.stateRoot()))
                .or(() -> differs("delegate_id", a.delegateId(), b.delegateId()))
                .or(() -> differs("nonce", a.nonce(), b.nonce()))
                .or(() -> differs("access_log_root", a.log().root(), b.log().root()))
                .or(() -> differs("index", a.index(), b.index()))
                .or(() -> differs("slot", a.slot(), b.slot()))
                .or(() -> differs("transactions", a.transactions(), b.transactions()));
    }

    private static Optional<String> bodies(RawBlock a, RawBlock b) {
        int n = Math.min(a.leaves().size(), b.leaves().size());
        for (int i = 0; i < n; i++) {
            var found =
                    transactions(
                            "transactions[" + i + "].",
                            RawApproved.read(a.leaves().get(i)),
                            RawApproved.read(b.leaves().get(i)));
            if (found.isPresent()) {
                return found;
            }
        }
        return differs("transactions", a.leaves().size(), b.leaves().size());
    }

    private static Optional<String> transactions(String at, RawApproved a, RawApproved b) {
        if (a.signed().content() instanceof Content.Medical x
                && b.signed().content() instanceof Content.Medical y) {
            var found = medical(at, x, y);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!a.decision().equals(b.decision())) {
            return Optional.of(
                    at
                            + "consent: "
                            + (a.decision().isPresent() ? "another one" : "missing")
                            + " here");
        }
        return a.signed().equals(b.signed())
                ? Optional.empty()
                : Optional.of(at + a.signed().content().kind() + ": differs here");
    }

    private static Optional<String> medical(String at, Content.Medical x, Content.Medical y) {
        return differs(at + "amount", x.amount(), y.amount())
                .or(() -> differs(at + "patient_id", x.patientId(), y.patientId()))
                .or(() -> differs(at + "doctor_id", x.doctorId(), y.doctorId()))
                .or(() -> differs(at + "record_id", x.recordId(), y.recordId()))
                .or(() ->
                        x.prescription().equals(y.prescription())
                                ? Optional.empty()
                                : Optional.of(at + "prescription: another text here"));
    }

    private static Optional<String> signatures(RawBlock a, RawBlock b) {
        return java.util.Arrays.equals(a.signature(), b.signature())
                ? Optional.empty()
                : Optional.of("signature: another one here");
    }

    private static Optional<String> differs(String field, Object here, Object elsewhere) {
        return here.equals(elsewhere)
                ? Optional.empty()
                : Optional.of(field + ": " + here + " here, " + elsewhere + " elsewhere");
    }
}
