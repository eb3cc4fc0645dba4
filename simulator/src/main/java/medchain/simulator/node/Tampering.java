package medchain.simulator.node;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.LogHead;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SealedText;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Transaction;
import medchain.simulator.intake.TransactionCodec;

/**
 * What an attacker with access to one disk can do to a stored block, signatures left as they are.
 */
public final class Tampering {
    private Tampering() {}

    /** Changes the medical operation in the first leaf that has one; empty when there is none. */
    public static Optional<RawBlock> medical(RawBlock block, MedicalChange change) {
        for (int i = 0; i < block.leaves().size(); i++) {
            var claimed = RawApproved.read(block.leaves().get(i));
            if (claimed.signed().content() instanceof Content.Medical m) {
                var forged =
                        new RawApproved(with(claimed.signed(), change.of(m)), claimed.decision());
                return Optional.of(replace(block, i, forged.bytes()));
            }
        }
        return Optional.empty();
    }

    /** Drops the patient's approval of the first medical operation; empty when there is none. */
    public static Optional<RawBlock> consent(RawBlock block) {
        for (int i = 0; i < block.leaves().size(); i++) {
            var claimed = RawApproved.read(block.leaves().get(i));
            if (claimed.decision().isPresent()) {
                var bare = new RawApproved(claimed.signed(), Optional.empty());
                return Optional.of(replace(block, i, bare.bytes()));
            }
        }
        return Optional.empty();
    }

    /** A change of one field of a medical operation. */
    public interface MedicalChange {
        Content.Medical of(Content.Medical m);
    }

    public static Content.Medical dearer(Content.Medical m) {
        var amount = new Amount(m.amount().value().add(new BigDecimal("1000")));
        return copy(m, m.patientId(), m.prescription(), amount);
    }

    public static Content.Medical otherDrug(Content.Medical m) {
        byte[] other = m.prescription().ciphertext().value();
        other[0] ^= 1;
        var changed = new SealedText(m.prescription().commitment(), new Bytes(other));
        return copy(m, m.patientId(), changed, m.amount());
    }

    public static Content.Medical otherPatient(Content.Medical m) {
        return copy(m, new AccountId("somebody-else"), m.prescription(), m.amount());
    }

    private static Content.Medical copy(
            Content.Medical m, AccountId patient, SealedText prescription, Amount amount) {
        return new Content.Medical(
                m.hospitalId(),
                m.doctorId(),
                patient,
                m.insuranceId(),
                m.recordId(),
                m.recordType(),
                m.operation(),
                prescription,
                amount,
                m.targetId(),
                m.sharedUntil());
    }

    private static SignedTransaction with(SignedTransaction signed, Content content) {
        var t = signed.transaction();
        var changed =
                new Transaction(
                        t.chainId(),
                        t.sender(),
                        t.nonce(),
                        t.timestamp(),
                        t.expiry(),
                        t.reference(),
                        content);
        return TransactionCodec.carrying(changed, signed.signature());
    }

    private static RawBlock replace(RawBlock block, int leaf, byte[] bytes) {
        List<byte[]> leaves = new ArrayList<>(block.leaves());
        leaves.set(leaf, bytes);
        return new RawBlock(block.header(), block.signature(), leaves);
    }

    /** Flips one bit of the forger's signature. */
    public static RawBlock signature(RawBlock block) {
        byte[] flipped = Arrays.copyOf(block.signature(), block.signature().length);
        flipped[flipped.length / 2] ^= 1;
        return new RawBlock(block.header(), flipped, block.leaves());
    }

    /** Changes a field of the header. */
    public static RawBlock header(RawBlock block, HeaderField field) {
        var flipped = flipped(BlockCodec.readHeader(block.header()), field);
        return new RawBlock(BlockCodec.header(flipped), block.signature(), block.leaves());
    }

    static BlockHeader flipped(BlockHeader h, HeaderField field) {
        return new BlockHeader(
                h.version(),
                h.chainId(),
                h.index(),
                h.slot(),
                field == HeaderField.TIMESTAMP
                        ? h.timestamp().plus(java.time.Duration.ofSeconds(1))
                        : h.timestamp(),
                field == HeaderField.PREVIOUS_HASH
                        ? new BlockId(flip(h.previousHash().hash()))
                        : h.previousHash(),
                field == HeaderField.MERKLE_ROOT ? flip(h.merkleRoot()) : h.merkleRoot(),
                field == HeaderField.STATE_ROOT ? flip(h.stateRoot()) : h.stateRoot(),
                h.transactions() + (field == HeaderField.TRANSACTIONS ? 1 : 0),
                field == HeaderField.DELEGATE_ID ? new AccountId("somebody-else") : h.delegateId(),
                field == HeaderField.NONCE ? flip(h.nonce()) : h.nonce(),
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                field == HeaderField.ACCESS_LOG_ROOT
                        ? new LogHead(h.log().size(), flip(h.log().root()))
                        : h.log(),
                h.certificate());
    }

    /** The header with another certificate, or without one. */
    static BlockHeader certified(BlockHeader h, Optional<Certificate> certificate) {
        return other(h, h.previousHash(), h.delegateId(), certificate);
    }

    /** The header on another parent. */
    static BlockHeader after(BlockId parent, BlockHeader h) {
        return other(h, parent, h.delegateId(), h.certificate());
    }

    /** The header as if another delegate had forged. */
    static BlockHeader inNameOf(BlockHeader h, AccountId delegate) {
        return other(h, h.previousHash(), delegate, h.certificate());
    }

    private static BlockHeader other(
            BlockHeader h, BlockId parent, AccountId delegate, Optional<Certificate> certificate) {
        return new BlockHeader(
                h.version(),
                h.chainId(),
                h.index(),
                h.slot(),
                h.timestamp(),
                parent,
                h.merkleRoot(),
                h.stateRoot(),
                h.transactions(),
                delegate,
                h.nonce(),
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                h.log(),
                certificate);
    }

    /** Fields of the header that can be changed. */
    public enum HeaderField {
        TIMESTAMP,
        PREVIOUS_HASH,
        MERKLE_ROOT,
        STATE_ROOT,
        TRANSACTIONS,
        DELEGATE_ID,
        NONCE,
        ACCESS_LOG_ROOT
    }

    private static Hash flip(Hash h) {
        return new Hash(h.a(), h.b(), h.c() ^ 1, h.d());
    }
}
