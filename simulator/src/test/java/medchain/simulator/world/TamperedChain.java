package medchain.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.RawApproved;
import medchain.simulator.identity.TxId;
import medchain.simulator.node.ChainVerifier.Finding;
import medchain.simulator.node.Tampering;

/**
 * A stored chain after somebody with its disk has changed something, and what must be said of it.
 */
record TamperedChain(List<RawBlock> chain, Told told) {

    /**
     * @param height the first place at which the chain is another
     * @param field pattern of what must be named
     * @param kind what must be said to have been done
     */
    record Told(long height, String field, String kind) {
        boolean isBy(Finding finding) {
            return finding.height() == height
                    && Pattern.matches(field, finding.field())
                    && finding.toString().endsWith("(" + kind + ")");
        }
    }

    private static final String ANY = ".*";

    /** A way to damage a chain; empty when this draw changes nothing. */
    enum Way {
        HEADER_BIT,
        HEADER_FIELD,
        BLOCK_SIGNATURE_BIT,
        LEAF_BIT,
        MEDICAL_FIELD,
        APPROVAL_DROPPED,
        APPROVAL_EDITED,
        APPROVALS_SWAPPED,
        TRANSACTION_DELETED,
        TRANSACTION_INSERTED,
        TRANSACTIONS_SWAPPED,
        BODIES_SWAPPED,
        BLOCKS_DELETED,
        BLOCK_INSERTED,
        BLOCKS_SWAPPED,
        TRUNCATED
    }

    static Optional<TamperedChain> of(List<RawBlock> sound, Way way, Random random) {
        var draw = new Draw(sound, random);
        return switch (way) {
            case HEADER_BIT -> draw.headerBit();
            case HEADER_FIELD -> draw.headerField();
            case BLOCK_SIGNATURE_BIT -> draw.signatureBit();
            case LEAF_BIT -> draw.leafBit();
            case MEDICAL_FIELD -> draw.medicalField();
            case APPROVAL_DROPPED -> draw.approvalDropped();
            case APPROVAL_EDITED -> draw.approvalEdited();
            case APPROVALS_SWAPPED -> draw.approvalsSwapped();
            case TRANSACTION_DELETED -> draw.transactionDeleted();
            case TRANSACTION_INSERTED -> draw.transactionInserted();
            case TRANSACTIONS_SWAPPED -> draw.transactionsSwapped();
            case BODIES_SWAPPED -> draw.bodiesSwapped();
            case BLOCKS_DELETED -> draw.blocksDeleted();
            case BLOCK_INSERTED -> draw.blockInserted();
            case BLOCKS_SWAPPED -> draw.blocksSwapped();
            case TRUNCATED -> draw.truncated();
        };
    }

    private record Draw(List<RawBlock> sound, Random random) {

        private int block(int least) {
            return least + random.nextInt(sound.size() - least);
        }

        /** A block with so many transactions at least. */
        private int full(int transactions) {
            while (true) {
                int h = block(0);
                if (sound.get(h).leaves().size() >= transactions) {
                    return h;
                }
            }
        }

        private byte[] flipped(byte[] bytes) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }

        private Optional<TamperedChain> with(
                int height, RawBlock block, String field, String kind) {
            var chain = new ArrayList<>(sound);
            chain.set(height, block);
            return told(chain, height, field, kind);
        }

        private static Optional<TamperedChain> told(
                List<RawBlock> chain, int height, String field, String kind) {
            return Optional.of(new TamperedChain(chain, new Told(height, field, kind)));
        }

        private static String transaction(int i) {
            return "transactions\\[" + i + "\\]";
        }

        // ---- edits

        Optional<TamperedChain> headerBit() {
            int h = block(0);
            var b = sound.get(h);
            var changed = new RawBlock(flipped(b.header()), b.signature(), b.leaves());
            return with(h, changed, ANY, "modified");
        }

        Optional<TamperedChain> headerField() {
            int h = block(0);
            var fields = Tampering.HeaderField.values();
            var field = fields[random.nextInt(fields.length)];
            return with(h, Tampering.header(sound.get(h), field), ANY, "modified");
        }

        Optional<TamperedChain> signatureBit() {
            int h = block(1);
            var b = sound.get(h);
            var changed = new RawBlock(b.header(), flipped(b.signature()), b.leaves());
            return with(h, changed, "signature", "modified");
        }

        private Optional<TamperedChain> leaf(int h, int i, byte[] bytes) {
            return Arrays.equals(bytes, sound.get(h).leaves().get(i))
                    ? Optional.empty()
                    : with(h, replaced(h, i, bytes), transaction(i), "modified");
        }

        private RawBlock replaced(int h, int i, byte[] bytes) {
            var leaves = new ArrayList<>(sound.get(h).leaves());
            leaves.set(i, bytes);
            return body(h, leaves);
        }

        private RawBlock body(int h, List<byte[]> leaves) {
            return new RawBlock(sound.get(h).header(), sound.get(h).signature(), leaves);
        }

        Optional<TamperedChain> leafBit() {
            int h = full(1);
            int i = random.nextInt(sound.get(h).leaves().size());
            return leaf(h, i, flipped(sound.get(h).leaves().get(i)));
        }

        // ---- medical operations and approvals

        private record Place(int height, int position) {}

        private Place approved() {
            while (true) {
                int h = full(1);
                int i = random.nextInt(sound.get(h).leaves().size());
                if (read(new Place(h, i)).decision().isPresent()) {
                    return new Place(h, i);
                }
            }
        }

        private RawApproved read(Place p) {
            return RawApproved.read(sound.get(p.height()).leaves().get(p.position()));
        }

        Optional<TamperedChain> medicalField() {
            var p = approved();
            List<Tampering.MedicalChange> changes =
                    List.of(Tampering::dearer, Tampering::otherDrug, Tampering::otherPatient);
            var one = body(p.height(), List.of(sound.get(p.height()).leaves().get(p.position())));
            var changed = Tampering.medical(one, changes.get(random.nextInt(changes.size())));
            return leaf(p.height(), p.position(), changed.orElseThrow().leaves().getFirst());
        }

        Optional<TamperedChain> approvalDropped() {
            var p = approved();
            var bare = new RawApproved(read(p).signed(), Optional.empty());
            return leaf(p.height(), p.position(), bare.bytes());
        }

        Optional<TamperedChain> approvalEdited() {
            var p = approved();
            var d = read(p).decision().orElseThrow();
            int what = random.nextInt(5);
            var other = read(approved());
            var changed =
                    new ConsentDecision(
                            what == 0 ? new TxId(other.signed().id().hash()) : d.transaction(),
                            what == 1 ? SmallWorld.DIRK : d.by(),
                            what != 2 && d.approved(),
                            what == 3 ? "because" : d.reason(),
                            what == 4
                                    ? d.decidedAt().plus(java.time.Duration.ofMillis(1))
                                    : d.decidedAt(),
                            d.signature());
            var forged = new RawApproved(read(p).signed(), Optional.of(changed));
            return leaf(p.height(), p.position(), forged.bytes());
        }

        /** Two good approvals change places; the one that comes first is named. */
        Optional<TamperedChain> approvalsSwapped() {
            var p = approved();
            var q = approved();
            if (p.equals(q)) {
                return Optional.empty();
            }
            var chain = new ArrayList<>(sound);
            put(chain, p, new RawApproved(read(p).signed(), read(q).decision()));
            put(chain, q, new RawApproved(read(q).signed(), read(p).decision()));
            boolean first =
                    p.height() < q.height()
                            || (p.height() == q.height() && p.position() < q.position());
            var at = first ? p : q;
            return told(chain, at.height(), transaction(at.position()), "modified");
        }

        private static void put(List<RawBlock> chain, Place p, RawApproved leaf) {
            var old = chain.get(p.height());
            var leaves = new ArrayList<>(old.leaves());
            leaves.set(p.position(), leaf.bytes());
            chain.set(p.height(), new RawBlock(old.header(), old.signature(), leaves));
        }

        // ---- transactions

        Optional<TamperedChain> transactionDeleted() {
            int h = full(1);
            var leaves = new ArrayList<>(sound.get(h).leaves());
            leaves.remove(random.nextInt(leaves.size()));
            return with(h, body(h, leaves), "transactions", "deleted");
        }

        /** One that stands on the chain elsewhere, or there already. */
        Optional<TamperedChain> transactionInserted() {
            int from = full(1);
            var leaf =
                    sound.get(from).leaves().get(random.nextInt(sound.get(from).leaves().size()));
            int h = block(0);
            var leaves = new ArrayList<>(sound.get(h).leaves());
            int at = random.nextInt(leaves.size() + 1);
            boolean beside =
                    (at < leaves.size() && Arrays.equals(leaves.get(at), leaf))
                            || (at > 0 && Arrays.equals(leaves.get(at - 1), leaf));
            leaves.add(at, leaf);
            return with(
                    h,
                    body(h, leaves),
                    beside ? "transactions\\[\\d+\\]" : transaction(at),
                    "inserted");
        }

        Optional<TamperedChain> transactionsSwapped() {
            int h = full(2);
            var leaves = new ArrayList<>(sound.get(h).leaves());
            int i = random.nextInt(leaves.size());
            int j = random.nextInt(leaves.size());
            if (i == j) {
                return Optional.empty();
            }
            Collections.swap(leaves, i, j);
            var both = transaction(Math.min(i, j)) + " and \\[" + Math.max(i, j) + "\\]";
            return with(h, body(h, leaves), both, "reordered");
        }

        Optional<TamperedChain> bodiesSwapped() {
            int i = block(0);
            int j = block(0);
            int first = Math.min(i, j);
            var here = sound.get(first).leaves();
            var there = sound.get(Math.max(i, j)).leaves();
            if (i == j || (here.isEmpty() && there.isEmpty())) {
                return Optional.empty();
            }
            var chain = new ArrayList<>(sound);
            chain.set(first, body(first, there));
            chain.set(Math.max(i, j), body(Math.max(i, j), here));
            var kind =
                    there.size() < here.size()
                            ? "deleted"
                            : there.size() > here.size() ? "inserted" : "modified";
            return told(chain, first, ANY, kind);
        }

        // ---- blocks

        Optional<TamperedChain> blocksDeleted() {
            int from = random.nextInt(sound.size() - 1);
            int count = 1 + random.nextInt(Math.min(5, sound.size() - 1 - from));
            var chain = new ArrayList<>(sound);
            chain.subList(from, from + count).clear();
            return told(chain, from, from == 0 ? "hash" : "previous_hash", "deleted");
        }

        /** A copy of one that stands elsewhere; beside itself, the second one is too many. */
        Optional<TamperedChain> blockInserted() {
            int from = block(0);
            int at = random.nextInt(sound.size() + 1);
            var chain = new ArrayList<>(sound);
            chain.add(at, sound.get(from));
            int told = at == from ? at + 1 : at;
            return told(chain, told, told == 0 ? "hash" : "previous_hash", "inserted");
        }

        Optional<TamperedChain> blocksSwapped() {
            int i = block(0);
            int j = block(0);
            if (i == j) {
                return Optional.empty();
            }
            var chain = new ArrayList<>(sound);
            Collections.swap(chain, i, j);
            int first = Math.min(i, j);
            return told(chain, first, first == 0 ? "hash" : "previous_hash", "reordered");
        }

        Optional<TamperedChain> truncated() {
            int left = random.nextInt(sound.size());
            return told(new ArrayList<>(sound.subList(0, left)), left, "truncation", "truncated");
        }
    }
}
