package medchain.simulator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.SealingKey;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

class ContentCodecTest {
    private static final TxId SHARE =
            new TxId(Digests.sha256("share".getBytes(StandardCharsets.US_ASCII)));
    private static final Content REVOCATION =
            new Content.Revocation(new RecordId("rec-000001"), SHARE);
    private static final Content SHARING =
            new Content.Medical(
                    new OrganisationId("st-mary"),
                    new AccountId("dora"),
                    new AccountId("alice"),
                    new OrganisationId("acme"),
                    new RecordId("rec-000001"),
                    "PRESCRIPTION",
                    Operation.SHARE,
                    new SealedText(Hash.ZERO, new Bytes(new byte[] {1, 2, 3})),
                    new Amount(new BigDecimal("0.50")),
                    Optional.of(new AccountId("dirk")),
                    Optional.of(SimTime.ofSeconds(2_592_000)));

    private static SignedTransaction carrying(Content content) {
        var tx =
                new Transaction(
                        Hash.ZERO,
                        new AccountId("alice"),
                        7,
                        SimTime.ofSeconds(1),
                        SimTime.ofSeconds(600),
                        new BlockReference(3, 4),
                        content);
        return TransactionCodec.carrying(tx, new Signature(new byte[256]));
    }

    private static Content mandate(Optional<SimTime> until) {
        return new Content.Mandate(new AccountId("carl"), new AccountId("alice"), until);
    }

    @Test
    void a_mandate_has_these_bytes() {
        var unsigned = TransactionCodec.unsigned(carrying(mandate(Optional.empty())).transaction());
        // kind 12, both names with their lengths, no end
        assertThat(HexFormat.of().formatHex(unsigned))
                .endsWith("0c" + "04" + "6361726c" + "05" + "616c696365" + "00");
    }

    @Test
    void a_change_of_role_has_these_bytes() {
        var closed = new Content.RoleChange(new AccountId("carl"), Optional.empty());
        var promoted = new Content.RoleChange(closed.account(), Optional.of(Role.ADMINISTRATOR));
        // kind 16, the name with its length, no role; or role 2
        assertThat(hex(closed)).endsWith("10" + "04" + "6361726c" + "00");
        assertThat(hex(promoted)).endsWith("10" + "04" + "6361726c" + "01" + "02");
    }

    @Test
    void an_endorsed_registration_has_these_bytes() {
        var modulus = "c7".repeat(256);
        // kind 15, name, role 1, the key with its length, the point, who endorses, signature
        assertThat(hex(endorsed()))
                .endsWith(
                        "0f"
                                + "04"
                                + "6361726c"
                                + "01"
                                + "8102"
                                + "00"
                                + modulus
                                + "20"
                                + "09".repeat(32)
                                + "03"
                                + "616461"
                                + "02"
                                + "0102");
    }

    private static String hex(Content content) {
        var unsigned = TransactionCodec.unsigned(carrying(content).transaction());
        return HexFormat.of().formatHex(unsigned);
    }

    private static Content endorsed() {
        var key = new VerifyKey(new BigInteger("c7".repeat(256), 16), VerifyKey.F4);
        byte[] point = new byte[32];
        Arrays.fill(point, (byte) 9);
        return new Content.Registration(
                new AccountId("carl"),
                Role.DOCTOR,
                key,
                new SealingKey(point),
                Optional.of(
                        new Endorsement(new AccountId("ada"), new Signature(new byte[] {1, 2}))));
    }

    @Test
    void a_revocation_has_these_bytes() {
        var unsigned =
                HexFormat.of()
                        .formatHex(TransactionCodec.unsigned(carrying(REVOCATION).transaction()));
        // kind 8, the record's name with its length, the share's digest
        assertThat(unsigned).endsWith("08" + "0a" + "7265632d303030303031" + SHARE.hash().hex());
    }

    @Test
    void what_is_written_is_read_and_every_cut_and_flip_of_a_byte_is_noticed() {
        for (var content :
                List.of(
                        REVOCATION,
                        SHARING,
                        new Content.RoleChange(new AccountId("carl"), Optional.of(Role.DOCTOR)),
                        new Content.ProxyService(true),
                        new Content.ProxyService(false),
                        mandate(Optional.of(SimTime.ofSeconds(9))),
                        mandate(Optional.empty()))) {
            var signed = carrying(content);
            byte[] bytes = TransactionCodec.signed(signed);
            assertThat(read(bytes)).contains(signed.transaction());
            for (int i = 0; i < bytes.length; i++) {
                assertThat(read(java.util.Arrays.copyOf(bytes, i))).isEmpty();
            }
            int end = bytes.length - 258;
            for (int i = 0; i < end; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= 1;
                assertThat(read(flipped)).isNotEqualTo(Optional.of(signed.transaction()));
            }
        }
    }

    private static Optional<Transaction> read(byte[] bytes) {
        try {
            var in = new CanonicalReader(bytes);
            var signed = TransactionCodec.read(in);
            in.end();
            return Optional.of(signed.transaction());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Test
    void a_query_reads_back_and_a_reply_key_of_another_length_is_refused() {
        var query =
                new Content.Query(
                        new AccountId("dora"),
                        new DatasetId("wdbc"),
                        Purpose.HRESCH,
                        new Bytes(new byte[] {1, 2, 3}),
                        new NodeId(6),
                        new Bytes(new byte[32]));
        var bytes = TransactionCodec.signed(carrying(query));
        var back = TransactionCodec.read(new CanonicalReader(bytes));
        assertThat(back.transaction().content()).isEqualTo(query);
        assertThatThrownBy(() ->
                        new Content.Query(
                                query.owner(),
                                query.dataset(),
                                query.purpose(),
                                query.question(),
                                query.replyTo(),
                                new Bytes(new byte[31])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
