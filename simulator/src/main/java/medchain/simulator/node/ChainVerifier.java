package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.node.ChainDamage.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a stored chain from its genesis and trusts nothing in it; the genesis block itself is
 * checked against the chain id. Signatures take most of the time and need nothing but keys, so they
 * are verified on all cores, some blocks ahead of the one core that walks the chain.
 */
public final class ChainVerifier {
    /** Transactions that are looked at together. */
    private static final int AHEAD = 2048;

    private final ChainRules rules;
    private final LedgerState genesisState;
    private final Parallel parallel;

    public ChainVerifier(ChainRules rules, LedgerState genesisState, Parallel parallel) {
        this.rules = rules;
        this.genesisState = genesisState;
        this.parallel = parallel;
    }

    /**
     * The first thing that is wrong.
     *
     * @param height the first place at which the chain is not what it was
     * @param field of the header, or {@code transactions[i]}
     */
    public record Finding(long height, String field, Kind kind, String reason) {
        @Override
        public String toString() {
            return "block " + height + ", " + field + ": " + reason + " (" + kind.word() + ")";
        }
    }

    /**
     * A block that was once final. A chain that lacks its end is as sound as a chain that has not
     * got so far, so who holds no key must know one such block to tell them apart; and a chain that
     * all delegates together have forged anew is told by nothing else.
     */
    public record Checkpoint(long height, BlockId block) {}

    /**
     * @param known a block that this chain once had; blocks behind it are not missed when they are
     *     gone, as no rule has promised them yet
     */
    public Optional<Finding> verify(List<RawBlock> stored, Checkpoint known, Progress progress) {
        return verify(stored, progress).or(() -> beside(stored, known));
    }

    private static Optional<Finding> beside(List<RawBlock> stored, Checkpoint known) {
        if (known.height() >= stored.size()) {
            return Optional.of(
                    new Finding(
                            stored.size(),
                            "truncation",
                            Kind.TRUNCATED,
                            "the chain ends before block " + known.height() + ", which was final"));
        }
        var there = BlockCodec.readHeader(stored.get((int) known.height()).header());
        return BlockCodec.id(there).equals(known.block())
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                known.height(),
                                "hash",
                                Kind.MODIFIED,
                                "is not the block that was final"));
    }

    public Optional<Finding> verify(List<RawBlock> stored, Progress progress) {
        var walk = new Walk(stored);
        List<OpenedBlock> opened = List.of();
        for (int from = 0; ; ) {
            int to = end(stored, from);
            var ready = opened;
            opened = openWhile(() -> walk.over(ready), stored.subList(from, to), walk.ledger());
            if (walk.finding.isPresent() || (from == to && opened.isEmpty())) {
                return walk.finding;
            }
            opened.forEach(o -> o.verdicts().forEach(rules.signatures()::remember));
            if (from == 0) {
                walk.over(opened);
                opened = List.of();
            }
            progress.at("verifying the chain", to, stored.size());
            from = to;
        }
    }

    /** The genesis block is alone: it has the keys with which those after it are opened. */
    private static int end(List<RawBlock> stored, int from) {
        if (from == 0) {
            return Math.min(1, stored.size());
        }
        int to = from;
        for (int count = 0; to < stored.size() && count < AHEAD; to++) {
            count += 1 + stored.get(to).leaves().size();
        }
        return to;
    }

    /** Opens the next blocks and walks over those before them at the same time. */
    private List<OpenedBlock> openWhile(Runnable walk, List<RawBlock> next, LedgerState known) {
        var work = new ArrayList<Supplier<List<OpenedBlock>>>();
        work.add(() -> {
            walk.run();
            return List.of();
        });
        next.forEach(raw -> work.add(() -> List.of(OpenedBlock.open(raw, known, rules))));
        return parallel.map("verifying the chain", work, Supplier::get).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** How far the chain was found to be sound; block by block, in order. */
    private final class Walk {
        private final List<RawBlock> stored;
        private final ChainDamage damage;
        private final BlockJudge judge = new BlockJudge(rules);
        private final List<Block> chain = new ArrayList<>();
        private @Nullable ChainEntry last;
        private Optional<Finding> finding = Optional.empty();

        Walk(List<RawBlock> stored) {
            this.stored = stored;
            this.damage = new ChainDamage(stored);
        }

        LedgerState ledger() {
            return last == null ? LedgerState.empty() : last.ledger();
        }

        void over(List<OpenedBlock> blocks) {
            for (int i = 0; i < blocks.size() && finding.isEmpty(); i++) {
                finding = fault(blocks.get(i), chain.size());
            }
        }

        private Optional<Finding> fault(OpenedBlock opened, int height) {
            if (opened.fault().isPresent()) {
                return modified(
                        height, opened.fault().get().field(), opened.fault().get().reason());
            }
            var parts = opened.parts().orElseThrow();
            return misplaced(parts.header(), height)
                    .or(() -> last == null ? genesis(parts) : judged(parts, height));
        }

        /** First of all, since whatever is in a block that does not belong here says nothing. */
        private Optional<Finding> misplaced(BlockHeader header, int height) {
            var before = last;
            var wanted = before == null ? new BlockId(rules.chainId()) : before.block().hash();
            var is = before == null ? BlockCodec.id(header) : header.previousHash();
            return is.equals(wanted)
                    ? Optional.empty()
                    : Optional.of(damage.misplaced(height, wanted));
        }

        /** It has no signature: its digest is the chain id, and its state is given. */
        private Optional<Finding> genesis(OpenedBlock.Parts parts) {
            if (parts.signature().length() > 0) {
                return modified(0, "signature", "is not empty");
            }
            return ChainDamage.ofBody(0, parts.header(), stored.getFirst())
                    .flatMap(_ -> ofBody(parts, 0))
                    .or(() -> {
                        try {
                            last = judge.genesis(approved(parts), genesisState);
                            chain.add(last.block());
                            return Optional.empty();
                        } catch (NotApproved e) {
                            return notApproved(e, 0);
                        }
                    });
        }

        private Optional<Finding> judged(OpenedBlock.Parts parts, int height) {
            try {
                var block = approved(parts);
                var verdict = judge.judge(Objects.requireNonNull(last), block, this::knows);
                if (verdict instanceof BlockJudge.Verdict.Invalid(var field, var reason)) {
                    return forged(parts, height)
                            .or(() -> ofBody(parts, height))
                            .or(() -> modified(height, field, reason));
                }
                last = ((BlockJudge.Verdict.Valid) verdict).entry();
                chain.add(block);
                return Optional.empty();
            } catch (NotApproved e) {
                return forged(parts, height)
                        .or(() -> counted(parts, height))
                        .or(() -> notApproved(e, height));
            }
        }

        private Optional<Finding> notApproved(NotApproved e, int height) {
            return modified(height, "transactions[" + e.position + "]", e.getMessage());
        }

        private Optional<Finding> forged(OpenedBlock.Parts parts, int height) {
            var delegate = parts.header().delegateId();
            return ledger().key(delegate).filter(key -> isSigned(parts, key)).isPresent()
                    ? Optional.empty()
                    : modified(height, "signature", "is not " + delegate + "'s over this header");
        }

        private boolean isSigned(OpenedBlock.Parts parts, VerifyKey key) {
            byte[] bytes = BlockCodec.header(parts.header());
            return rules.signatures().verify(key, BlockCodec.DOMAIN, bytes, parts.signature());
        }

        /** The header is its forger's own, so what does not fit it was changed afterwards. */
        private Optional<Finding> ofBody(OpenedBlock.Parts parts, int height) {
            return counted(parts, height)
                    .or(() -> unsigned(parts.body(), height))
                    .or(() -> ChainDamage.ofBody(height, parts.header(), stored.get(height)));
        }

        private Optional<Finding> counted(OpenedBlock.Parts parts, int height) {
            return parts.body().size() == parts.header().transactions()
                    ? Optional.empty()
                    : ChainDamage.ofBody(height, parts.header(), stored.get(height));
        }

        /** A transaction whose sender did not sign it as it stands there. */
        private Optional<Finding> unsigned(List<RawApproved> body, int height) {
            var known = new TreeMap<AccountId, VerifyKey>();
            body.forEach(a -> {
                if (a.signed().content() instanceof Content.Registration r) {
                    known.put(r.account(), r.key());
                }
            });
            for (int i = 0; i < body.size(); i++) {
                var signed = body.get(i).signed();
                var sender = signed.transaction().sender();
                var key =
                        OpenedBlock.senderKey(signed, ledger())
                                .or(() -> Optional.ofNullable(known.get(sender)));
                if (key.filter(k -> signed.isBy(k, rules.signatures())).isEmpty()) {
                    return modified(
                            height, "transactions[" + i + "]", "signature is not " + sender + "'s");
                }
            }
            return Optional.empty();
        }

        private Optional<Finding> modified(int height, String field, @Nullable String reason) {
            return Optional.of(new Finding(height, field, Kind.MODIFIED, String.valueOf(reason)));
        }

        private boolean knows(BlockReference ref) {
            return ref.height() < chain.size()
                    && chain.get((int) ref.height()).hash().hash().a() == ref.prefix();
        }

        private Block approved(OpenedBlock.Parts parts) {
            var approved = new ArrayList<Approved>();
            for (int i = 0; i < parts.body().size(); i++) {
                var claimed = parts.body().get(i);
                int position = i;
                approved.add(
                        rules.consent()
                                .recheck(claimed.signed(), claimed.decision(), ledger())
                                .orElseThrow(() -> new NotApproved(position, why(claimed))));
            }
            return BlockCodec.assemble(parts.header(), approved, parts.signature());
        }

        private String why(RawApproved claimed) {
            return rules.consent()
                    .faultOf(claimed.signed(), claimed.decision(), ledger())
                    .orElseThrow();
        }
    }

    private static final class NotApproved extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int position;

        NotApproved(int position, String why) {
            super("consent: " + why);
            this.position = position;
        }
    }
}
