package medchain.simulator.intake;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.SealingKey;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;

/** The canonical bytes of transactions: what is hashed, signed, sent and counted. */
public final class TransactionCodec {
    /** Domain of a sender's signature. */
    public static final String DOMAIN = "tx";

    private static final int VERSION = 2;

    private TransactionCodec() {}

    /** Signs with the sender's key; the id does not depend on the salt. */
    public static SignedTransaction sign(Transaction tx, SigningKey key, ByteSource salt) {
        byte[] unsigned = unsigned(tx);
        return assemble(tx, unsigned, key.sign(DOMAIN, unsigned, salt));
    }

    /**
     * A transaction with a signature that somebody claims to be its sender's; nothing is checked.
     */
    public static SignedTransaction carrying(Transaction tx, Signature claimed) {
        return assemble(tx, unsigned(tx), claimed);
    }

    public static byte[] unsigned(Transaction tx) {
        var out = new CanonicalWriter();
        out.u8(VERSION);
        out.hash(tx.chainId());
        out.text(tx.sender().value());
        out.varint(tx.nonce());
        out.varint(tx.timestamp().nanos());
        out.varint(tx.expiry().nanos());
        out.varint(tx.reference().height());
        out.varint(tx.reference().prefix());
        ContentCodec.write(out, tx.content());
        return out.toBytes();
    }

    public static byte[] signed(SignedTransaction tx) {
        var out = new CanonicalWriter();
        write(out, tx);
        return out.toBytes();
    }

    public static void write(CanonicalWriter out, SignedTransaction tx) {
        out.bytes(unsigned(tx.transaction()));
        out.bytes(tx.signature().bytes());
    }

    /**
     * @throws MalformedEncoding unless the bytes are exactly what {@link #write} makes
     */
    public static SignedTransaction read(CanonicalReader in) {
        byte[] unsigned = in.bytes();
        var signature = new Signature(in.bytes());
        return assemble(readUnsigned(unsigned), unsigned, signature);
    }

    private static Transaction readUnsigned(byte[] bytes) {
        var in = new CanonicalReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedEncoding("unknown transaction version");
        }
        try {
            var tx =
                    new Transaction(
                            in.hash(),
                            new AccountId(in.text()),
                            in.varint(),
                            new SimTime(in.varint()),
                            new SimTime(in.varint()),
                            new BlockReference(in.varint(), in.varint()),
                            ContentCodec.read(in));
            in.end();
            return tx;
        } catch (MalformedEncoding e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new MalformedEncoding(String.valueOf(e.getMessage()));
        }
    }

    private static SignedTransaction assemble(Transaction tx, byte[] unsigned, Signature sig) {
        var id = new TxId(Digests.sha256("MedChain/v1/tx-id", unsigned));
        var out = new CanonicalWriter();
        out.bytes(unsigned);
        out.bytes(sig.bytes());
        return new SignedTransaction(tx, sig, id, out.length());
    }

    /** One tag and one field order a kind of content. */
    private static final class ContentCodec {
        static void write(CanonicalWriter out, Content content) {
            switch (content) {
                case Content.Medical m -> writeMedical(out, m);
                case Content.Registration r -> writeRegistration(out, r);
                case Content.Stake s -> {
                    out.u8(3);
                    out.varint(s.amount());
                }
                case Content.Unstake s -> {
                    out.u8(4);
                    out.varint(s.amount());
                }
                case Content.Candidacy _ -> out.u8(5);
                case Content.Votes v -> {
                    out.u8(6);
                    out.varint(v.votes().size());
                    v.votes()
                            .forEach((who, power) -> {
                                out.text(who.value());
                                out.varint(power);
                            });
                }
                case Content.Data d -> {
                    out.u8(7);
                    out.text(d.dataset().value());
                    out.varint(d.part());
                    out.varint(d.parts());
                    out.bytes(d.bytes().value());
                }
                case Content.Revocation r -> {
                    out.u8(8);
                    out.text(r.record().value());
                    out.hash(r.share().hash());
                }
                case Content.Query q -> writeQuery(out, q);
                case Content.Evidence e -> writeEvidence(out, e);
                case Content.Unjail _ -> out.u8(11);
                case Content.Mandate m -> writeMandate(out, m);
                case Content.VoteProxy p -> {
                    out.u8(13);
                    out.flag(p.proxy().isPresent());
                    p.proxy().ifPresent(who -> out.text(who.value()));
                }
                case Content.Claim _ -> out.u8(14);
                case Content.RoleChange c -> {
                    out.u8(16);
                    out.text(c.account().value());
                    out.flag(c.role().isPresent());
                    c.role().ifPresent(r -> out.u8(r.code()));
                }
                case Content.ProxyService(var offered) -> {
                    out.u8(17);
                    out.flag(offered);
                }
            }
        }

        private static void writeRegistration(CanonicalWriter out, Content.Registration r) {
            out.u8(r.endorsement().isEmpty() ? 2 : 15);
            out.text(r.account().value());
            out.u8(r.role().code());
            out.integer(r.key().modulus());
            out.bytes(r.sealTo().point());
            r.endorsement()
                    .ifPresent(e -> {
                        out.text(e.administrator().value());
                        out.bytes(e.signature().bytes());
                    });
        }

        private static void writeMedical(CanonicalWriter out, Content.Medical m) {
            out.u8(1);
            out.text(m.hospitalId().value());
            out.text(m.doctorId().value());
            out.text(m.patientId().value());
            out.text(m.insuranceId().value());
            out.text(m.recordId().value());
            out.text(m.recordType());
            out.u8(m.operation().code());
            out.hash(m.prescription().commitment());
            out.bytes(m.prescription().ciphertext().value());
            out.decimal(m.amount().value());
            out.flag(m.targetId().isPresent());
            m.targetId().ifPresent(t -> out.text(t.value()));
            out.flag(m.sharedUntil().isPresent());
            m.sharedUntil().ifPresent(t -> out.varint(t.nanos()));
        }

        private static void writeQuery(CanonicalWriter out, Content.Query q) {
            out.u8(9);
            out.text(q.owner().value());
            out.text(q.dataset().value());
            out.text(q.purpose().name());
            out.bytes(q.question().value());
            out.varint(q.replyTo().index());
            out.bytes(q.replyKey().value());
        }

        private static void writeEvidence(CanonicalWriter out, Content.Evidence e) {
            out.u8(10);
            out.u8(e.what().code());
            out.bytes(e.one().value());
            out.bytes(e.oneSignature().value());
            out.bytes(e.other().value());
            out.bytes(e.otherSignature().value());
            out.list(e.branch(), (o, header) -> o.bytes(header.value()));
        }

        private static void writeMandate(CanonicalWriter out, Content.Mandate m) {
            out.u8(12);
            out.text(m.patient().value());
            out.text(m.representative().value());
            out.flag(m.until().isPresent());
            m.until().ifPresent(t -> out.varint(t.nanos()));
        }

        static Content read(CanonicalReader in) {
            return switch (in.u8()) {
                case 1 -> readMedical(in);
                case 2 -> readRegistration(in, false);
                case 3 -> new Content.Stake(in.varint());
                case 4 -> new Content.Unstake(in.varint());
                case 5 -> new Content.Candidacy();
                case 6 -> readVotes(in);
                case 7 ->
                        new Content.Data(
                                new DatasetId(in.text()),
                                Math.toIntExact(in.varint()),
                                Math.toIntExact(in.varint()),
                                new Bytes(in.bytes()));
                case 8 -> new Content.Revocation(new RecordId(in.text()), new TxId(in.hash()));
                case 9 -> readQuery(in);
                case 10 ->
                        new Content.Evidence(
                                pick(
                                        Content.Evidence.Kind.values(),
                                        Content.Evidence.Kind::code,
                                        in.u8()),
                                new Bytes(in.bytes()),
                                new Bytes(in.bytes()),
                                new Bytes(in.bytes()),
                                new Bytes(in.bytes()),
                                in.list(header -> new Bytes(header.bytes())));
                case 11 -> new Content.Unjail();
                case 12 ->
                        new Content.Mandate(
                                new AccountId(in.text()),
                                new AccountId(in.text()),
                                in.flag()
                                        ? Optional.of(new SimTime(in.varint()))
                                        : Optional.empty());
                case 13 ->
                        new Content.VoteProxy(
                                in.flag()
                                        ? Optional.of(new AccountId(in.text()))
                                        : Optional.empty());
                case 14 -> new Content.Claim();
                case 15 -> readRegistration(in, true);
                case 16 ->
                        new Content.RoleChange(
                                new AccountId(in.text()),
                                in.flag()
                                        ? Optional.of(pick(Role.values(), Role::code, in.u8()))
                                        : Optional.empty());
                case 17 -> new Content.ProxyService(in.flag());
                default -> throw new MalformedEncoding("unknown kind of content");
            };
        }

        private static Content readRegistration(CanonicalReader in, boolean endorsed) {
            return new Content.Registration(
                    new AccountId(in.text()),
                    pick(Role.values(), Role::code, in.u8()),
                    new VerifyKey(in.integer(), VerifyKey.F4),
                    new SealingKey(in.bytes()),
                    endorsed
                            ? Optional.of(
                                    new Endorsement(
                                            new AccountId(in.text()), new Signature(in.bytes())))
                            : Optional.empty());
        }

        private static Content readMedical(CanonicalReader in) {
            return new Content.Medical(
                    new OrganisationId(in.text()),
                    new AccountId(in.text()),
                    new AccountId(in.text()),
                    new OrganisationId(in.text()),
                    new RecordId(in.text()),
                    in.text(),
                    pick(Operation.values(), Operation::code, in.u8()),
                    new SealedText(in.hash(), new Bytes(in.bytes())),
                    new Amount(in.decimal()),
                    in.flag() ? Optional.of(new AccountId(in.text())) : Optional.empty(),
                    in.flag() ? Optional.of(new SimTime(in.varint())) : Optional.empty());
        }

        private static Content readQuery(CanonicalReader in) {
            return new Content.Query(
                    new AccountId(in.text()),
                    new DatasetId(in.text()),
                    Purpose.valueOf(in.text()),
                    new Bytes(in.bytes()),
                    new NodeId(Math.toIntExact(in.varint())),
                    new Bytes(in.bytes()));
        }

        private static Content readVotes(CanonicalReader in) {
            long n = in.varint();
            var order = new ArrayList<AccountId>();
            var votes = new TreeMap<AccountId, Long>();
            for (long i = 0; i < n && i <= Limits.VOTES; i++) {
                var who = new AccountId(in.text());
                order.add(who);
                votes.put(who, in.varint());
            }
            if (!order.equals(new ArrayList<>(votes.keySet())) || order.size() != n) {
                throw new MalformedEncoding("votes out of order");
            }
            return new Content.Votes(votes);
        }

        private static <E> E pick(E[] values, ToIntFunction<E> codeOf, int code) {
            for (var value : values) {
                if (codeOf.applyAsInt(value) == code) {
                    return value;
                }
            }
            throw new MalformedEncoding("unknown word number " + code);
        }
    }
}
