package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
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
     * @param field of the header, or {@code transactions[i]}
     */
    public record Finding(long height, String field, String reason) {
        @Override
        public String toString() {
            return "block " + height + ", " + field + ": " + reason;
        }
    }

    public Optional<Finding> verify(List<RawBlock> stored, Progress progress) {
        var walk = new Walk();
        List<OpenedBlock> opened = List.of();
        for (int from = 0; ; ) {
            int to = end(stored, from);
            var ready = opened;
            opened = openWhile(() -> walk.over(ready), stored.subList(from, to), walk.ledger());
            if (walk.finding.isPresent() || (from == to && opened.isEmpty())) {
                return walk.finding;
            }
            opened.forEach(o -> o.verdicts().forEach(rules.signatures()::remember));
            progress.at("verifying the chain", to, stored.size());
            from = to;
        }
    }

    private static int end(List<RawBlock> stored, int from) {
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
        private final BlockJudge judge = new BlockJudge(rules);
        private final List<Block> chain = new ArrayList<>();
        private @Nullable ChainEntry last;
        private Optional<Finding> finding = Optional.empty();

        LedgerState ledger() {
            return last == null ? LedgerState.empty() : last.ledger();
        }

        void over(List<OpenedBlock> blocks) {
            for (int i = 0; i < blocks.size() && finding.isEmpty(); i++) {
                finding = fault(blocks.get(i), chain.size());
            }
        }

        private Optional<Finding> fault(OpenedBlock opened, int height) {
            Block block;
            try {
                block = decoded(opened);
            } catch (MalformedEncoding | NotApproved e) {
                return Optional.of(new Finding(height, fieldOf(e), String.valueOf(e.getMessage())));
            }
            var before = last;
            if (before == null) {
                if (!block.hash().hash().equals(rules.chainId())
                        || !block.header()
                                .merkleRoot()
                                .equals(BlockCodec.merkleRoot(block.transactions()))) {
                    return Optional.of(new Finding(0, "hash", "is not the chain id"));
                }
                last = judge.genesis(block, genesisState);
            } else {
                var verdict = judge.judge(before, block, this::knows);
                if (verdict instanceof BlockJudge.Verdict.Invalid(var field, var reason)) {
                    return Optional.of(new Finding(height, field, reason));
                }
                last = ((BlockJudge.Verdict.Valid) verdict).entry();
            }
            chain.add(block);
            return Optional.empty();
        }

        private boolean knows(BlockReference ref) {
            return ref.height() < chain.size()
                    && chain.get((int) ref.height()).hash().hash().a() == ref.prefix();
        }

        private Block decoded(OpenedBlock opened) {
            if (opened.fault().isPresent()) {
                throw opened.fault().get();
            }
            var parts = opened.parts().orElseThrow();
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

    private static String fieldOf(RuntimeException e) {
        return e instanceof NotApproved n ? "transactions[" + n.position + "]" : "encoding";
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
