package medchain.simulator.node;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerRules;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.LogHead;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentRules;
import medchain.simulator.crypto.OpeningKey;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Intake;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Transaction;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;

/** Makes chains of signed transactions, for measurements. */
final class BenchChain {
    private static final int SENDERS = 20;
    private static final int IN_A_BLOCK = 500;
    private static final int DELEGATES = 4;

    private final List<RsaSigningKey> nodes = keys("node", DELEGATES);
    private final List<RsaSigningKey> senders = keys("sender", SENDERS);
    private final LedgerRules money = new LedgerRules(1_000_000_000L, 2);
    private final ConsensusParameters parameters =
            new ConsensusParameters(
                    "medchain",
                    DELEGATES,
                    Duration.ofSeconds(2),
                    4,
                    2,
                    2,
                    Duration.ofMillis(500),
                    Duration.ofMillis(500),
                    IN_A_BLOCK,
                    1 << 22,
                    0,
                    2);

    BenchChain() {}

    private static List<RsaSigningKey> keys(String name, int count) {
        return ChainBench.CORES.map(
                "keys",
                IntStream.range(0, count).boxed().toList(),
                i -> RsaKeys.generate(new Streams(1).stream(name + i), 2048));
    }

    // ---- a chain

    record Chain(Hash id, LedgerState genesis, List<Block> blocks) {}

    private record EmptyLog() implements LogWitness {
        @Override
        public LogHead head() {
            return LogHead.EMPTY;
        }

        @Override
        public Optional<LogHead> headAt(long size) {
            return Optional.of(LogHead.EMPTY);
        }

        @Override
        public List<Hash> consistencyProof(long older, long newer) {
            return List.of();
        }
    }

    ChainRules rules(Hash chainId, VerifiedSignatures signatures) {
        var intake = new Intake(chainId, signatures);
        var first = IntStream.range(0, DELEGATES).mapToObj(i -> new NodeId(i).account()).toList();
        return new ChainRules(
                chainId,
                intake,
                new Consent(new ConsentRules(chainId, Duration.ofMinutes(5)), signatures),
                new Ledger(money, intake),
                new Consensus(parameters, first),
                parameters,
                signatures,
                new EmptyLog());
    }

    Chain made(int count) {
        var signed = new ArrayList<SignedTransaction>();
        for (int i = 0; i < DELEGATES; i++) {
            var account = new NodeId(i).account();
            signed.add(registration(account, Role.NODE, nodes.get(i)));
            var stands = new Work(account, nodes.get(i), 1, new Content.Candidacy());
            signed.add(sign(stands, Hash.ZERO, new BlockReference(0, 0)));
        }
        for (int i = 0; i < SENDERS; i++) {
            signed.add(registration(sender(i), Role.PATIENT, senders.get(i)));
        }
        var zero = new VerifiedSignatures(RsaPss.SCHEME, 1 << 10);
        var consent = new Consent(new ConsentRules(Hash.ZERO, Duration.ZERO), zero);
        var none = LedgerState.empty();
        var body =
                signed.stream()
                        .map(s -> consent.recheck(s, Optional.empty(), none).orElseThrow())
                        .toList();
        var ledger = new Ledger(money, new Intake(Hash.ZERO, zero));
        var nobody = new AccountId("genesis");
        var at = new BlockContext(0, 0, SimTime.ZERO, nobody, 0);
        var state = ((Ledger.Transition.Applied) ledger.apply(none, body, at)).state();
        var header =
                new BlockHeader(
                        1,
                        Hash.ZERO,
                        0,
                        0,
                        SimTime.ZERO,
                        new BlockId(Hash.ZERO),
                        BlockCodec.merkleRoot(body),
                        state.root(),
                        body.size(),
                        nobody,
                        Hash.ZERO,
                        0,
                        0,
                        LogHead.EMPTY);
        var genesis = BlockCodec.assemble(header, body, new Signature(new byte[0]));
        return grown(genesis, state, count);
    }

    private Chain grown(Block genesis, LedgerState state, int count) {
        var id = genesis.hash().hash();
        var rules = rules(id, new VerifiedSignatures(RsaPss.SCHEME, 1 << 12));
        var judge = new BlockJudge(rules);
        var forgers = new TreeMap<AccountId, Forger>();
        for (int i = 0; i < DELEGATES; i++) {
            var node = new NodeId(i);
            var onion = new HashOnion(new Streams(2).stream("onion" + i).bytes(32), 4096);
            forgers.put(
                    node.account(), new Forger(node, nodes.get(i), onion, _ -> Optional.empty()));
        }
        var entry = judge.genesis(genesis, state);
        var blocks = new ArrayList<>(List.of(genesis));
        var all = transactions(id, genesis, count);
        for (long slot = 1; blocks.size() <= count / IN_A_BLOCK; slot++) {
            int from = (blocks.size() - 1) * IN_A_BLOCK;
            var parent = entry;
            var approved =
                    all.subList(from, from + IN_A_BLOCK).stream()
                            .map(s -> approved(rules, s, parent))
                            .toList();
            var forger = forgers.get(rules.consensus().scheduled(parent.consensus(), slot));
            var salt = new Streams(slot).stream("salt");
            var place = new Forger.Place(parent, slot);
            var forged = forger.forge(judge, rules, place, approved, salt).orElseThrow();
            var verdict = judge.judge(parent, forged.block(), _ -> true);
            entry = ((BlockJudge.Verdict.Valid) verdict).entry();
            blocks.add(forged.block());
        }
        return new Chain(id, state, blocks);
    }

    private static Approved approved(ChainRules rules, SignedTransaction s, ChainEntry parent) {
        return rules.consent().recheck(s, Optional.empty(), parent.ledger()).orElseThrow();
    }

    private record Work(AccountId sender, RsaSigningKey key, long nonce, Content content) {}

    private static AccountId sender(int i) {
        return new AccountId("sender-" + i);
    }

    private List<SignedTransaction> transactions(Hash id, Block genesis, int count) {
        var reference = new BlockReference(0, genesis.hash().hash().a());
        return ChainBench.CORES.map(
                "signing",
                IntStream.range(0, count).boxed().toList(),
                i -> {
                    int who = i % SENDERS;
                    long nonce = 1 + i / SENDERS;
                    var stake = new Content.Stake(1);
                    return sign(
                            new Work(sender(who), senders.get(who), nonce, stake), id, reference);
                });
    }

    private static SignedTransaction registration(AccountId who, Role role, RsaSigningKey key) {
        var sealTo = OpeningKey.of(key).sealingKey();
        var content = new Content.Registration(who, role, key.verifyKey(), sealTo);
        return sign(new Work(who, key, 0, content), Hash.ZERO, new BlockReference(0, 0));
    }

    private static SignedTransaction sign(Work work, Hash chainId, BlockReference reference) {
        var tx =
                new Transaction(
                        chainId,
                        work.sender(),
                        work.nonce(),
                        SimTime.ZERO,
                        SimTime.ofSeconds(3600),
                        reference,
                        work.content());
        return TransactionCodec.carrying(tx, fast(work.key(), TransactionCodec.unsigned(tx)));
    }

    /** The JDK signs several times as fast as Bouncy Castle; what it makes is the same. */
    private static Signature fast(RsaSigningKey key, byte[] message) {
        try {
            var signer = java.security.Signature.getInstance("RSASSA-PSS");
            signer.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signer.initSign(
                    KeyFactory.getInstance("RSA").generatePrivate(jdk(key)), new SecureRandom());
            var prefix = "MedChain/v1/" + TransactionCodec.DOMAIN + "\0" + RsaPss.NAME + "\0";
            signer.update(prefix.getBytes(StandardCharsets.US_ASCII));
            signer.update(message);
            return new Signature(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAPrivateCrtKeySpec jdk(RsaSigningKey key) {
        var p1 = key.p().subtract(BigInteger.ONE);
        var q1 = key.q().subtract(BigInteger.ONE);
        var e = key.verifyKey().exponent();
        var d = e.modInverse(p1.multiply(q1));
        return new RSAPrivateCrtKeySpec(
                key.verifyKey().modulus(),
                e,
                d,
                key.p(),
                key.q(),
                d.mod(p1),
                d.mod(q1),
                key.q().modInverse(key.p()));
    }

    RsaSigningKey key(AccountId sender) {
        return senders.get(Integer.parseInt(sender.value().substring(7)));
    }
}
