package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.Signature;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.kernel.Progress;

/**
 * Recomputes a stored chain from its bytes, trusting nothing but the chain id: every digest, link,
 * signature, approval, Merkle root and state root.
 */
public final class ChainVerifier {
    private final ChainRules rules;
    private final LedgerState genesisState;

    public ChainVerifier(ChainRules rules, LedgerState genesisState) {
        this.rules = rules;
        this.genesisState = genesisState;
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
        var judge = new BlockJudge(rules);
        var chain = new ArrayList<Block>();
        ChainEntry last = null;
        for (int height = 0; height < stored.size(); height++) {
            progress.at("verifying the chain", height, stored.size());
            Block block;
            try {
                block = decode(stored.get(height), last);
            } catch (MalformedEncoding | NotApproved e) {
                return Optional.of(new Finding(height, fieldOf(e), String.valueOf(e.getMessage())));
            }
            if (last == null) {
                if (!block.hash().hash().equals(rules.chainId())
                        || !block.header()
                                .merkleRoot()
                                .equals(BlockCodec.merkleRoot(block.transactions()))) {
                    return Optional.of(new Finding(0, "hash", "is not the chain id"));
                }
                last = judge.genesis(block, genesisState);
            } else {
                var verdict = judge.judge(last, block, ref -> knows(chain, ref));
                if (verdict instanceof BlockJudge.Verdict.Invalid(var field, var reason)) {
                    return Optional.of(new Finding(height, field, reason));
                }
                last = ((BlockJudge.Verdict.Valid) verdict).entry();
            }
            chain.add(block);
        }
        return Optional.empty();
    }

    private static boolean knows(List<Block> chain, BlockReference ref) {
        return ref.height() < chain.size()
                && chain.get((int) ref.height()).hash().hash().a() == ref.prefix();
    }

    private Block decode(RawBlock raw, @org.jspecify.annotations.Nullable ChainEntry parent) {
        var header = BlockCodec.readHeader(raw.header());
        var ledger = parent == null ? LedgerState.empty() : parent.ledger();
        var approved = new ArrayList<Approved>();
        for (int i = 0; i < raw.leaves().size(); i++) {
            approved.add(decode(raw.leaves().get(i), i, ledger));
        }
        return BlockCodec.assemble(header, approved, new Signature(raw.signature()));
    }

    private Approved decode(byte[] leaf, int position, LedgerState ledger) {
        var claimed = RawApproved.read(leaf);
        return rules.consent()
                .recheck(claimed.signed(), claimed.decision(), ledger)
                .orElseThrow(() -> new NotApproved(position));
    }

    private static String fieldOf(RuntimeException e) {
        return e instanceof NotApproved n ? "transactions[" + n.position + "]" : "encoding";
    }

    private static final class NotApproved extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int position;

        NotApproved(int position) {
            super("the patient's approval does not fit the operation");
            this.position = position;
        }
    }
}
