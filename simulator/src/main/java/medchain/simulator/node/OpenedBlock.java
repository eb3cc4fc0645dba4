package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;

/**
 * A stored block, decoded, with a verdict on every signature whose key is known: what many cores
 * can do of a chain's verification before the one that walks it.
 *
 * @param fault why it cannot be decoded; then there is nothing else
 */
record OpenedBlock(
        Optional<Parts> parts, Optional<Fault> fault, List<VerifiedSignatures.Verdict> verdicts) {

    /**
     * @param field which part of the block is no canonical encoding
     */
    record Fault(String field, String reason) {}

    record Parts(BlockHeader header, List<RawApproved> body, Signature signature) {}

    /**
     * @param known the ledger some blocks earlier: a key that it does not have is looked up by the
     *     walk
     */
    static OpenedBlock open(RawBlock raw, LedgerState known, ChainRules rules) {
        var where = "header";
        try {
            var header = BlockCodec.readHeader(raw.header());
            var body = new ArrayList<RawApproved>();
            for (var leaf : raw.leaves()) {
                where = "transactions[" + body.size() + "]";
                body.add(RawApproved.read(leaf));
            }
            var parts = new Parts(header, body, new Signature(raw.signature()));
            return new OpenedBlock(
                    Optional.of(parts), Optional.empty(), verdicts(parts, raw, known, rules));
        } catch (MalformedEncoding malformed) {
            var fault = new Fault(where, "encoding: " + malformed.getMessage());
            return new OpenedBlock(Optional.empty(), Optional.of(fault), List.of());
        }
    }

    private static List<VerifiedSignatures.Verdict> verdicts(
            Parts parts, RawBlock raw, LedgerState known, ChainRules rules) {
        var verdicts = new ArrayList<VerifiedSignatures.Verdict>();
        known.key(parts.header().delegateId())
                .map(key ->
                        rules.signatures()
                                .judge(key, BlockCodec.DOMAIN, raw.header(), parts.signature()))
                .ifPresent(verdicts::add);
        parts.body().forEach(a -> judge(a, known, rules, verdicts));
        return verdicts;
    }

    private static void judge(
            RawApproved approved,
            LedgerState known,
            ChainRules rules,
            List<VerifiedSignatures.Verdict> into) {
        var signed = approved.signed();
        senderKey(signed, known).ifPresent(key -> into.add(signed.judge(key, rules.signatures())));
        approved.decision()
                .ifPresent(d ->
                        known.key(d.by())
                                .ifPresent(key -> into.add(rules.consent().judge(d, key))));
    }

    static Optional<VerifyKey> senderKey(SignedTransaction signed, LedgerState known) {
        return signed.content() instanceof Content.Registration r
                ? Optional.of(r.key())
                : known.key(signed.transaction().sender());
    }
}
