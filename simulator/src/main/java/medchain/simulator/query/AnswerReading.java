package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.Slots;

/** Reads an answer once its ciphertexts have been opened, whoever opened them. */
final class AnswerReading {
    private final Slots slots;
    private final Map<BigInteger, BigInteger> opened = new LinkedHashMap<>();

    /**
     * @param plaintexts of {@link EncryptedAnswer#ciphertexts}, in their order
     */
    AnswerReading(Slots slots, EncryptedAnswer answer, List<BigInteger> plaintexts) {
        this.slots = slots;
        var ciphertexts = answer.ciphertexts();
        for (int i = 0; i < ciphertexts.size(); i++) {
            opened.put(ciphertexts.get(i), plaintexts.get(i));
        }
    }

    Answer<OpenAnswer> read(EncryptedAnswer answer) {
        return switch (answer) {
            case EncryptedAnswer.Totals(var statistic, var cells) -> totals(statistic, cells);
            case EncryptedAnswer.Scores scores -> Answer.of(scores(scores));
            case EncryptedAnswer.Leaves leaves -> leaves(leaves);
            case EncryptedAnswer.Values values -> Answer.of(values(values));
            case EncryptedAnswer.Aggregated aggregated -> Answer.of(aggregated(aggregated));
        };
    }

    /** Why a cohort stays closed; empty when it is large enough, and as large as claimed. */
    static Optional<String> refusal(EncryptedAnswer.Cohort cohort, BigInteger rows) {
        var claimed = cohort.claimed();
        if (claimed.isPresent() && !rows.equals(BigInteger.valueOf(claimed.getAsInt()))) {
            return Optional.of(
                    "a group claims "
                            + claimed.getAsInt()
                            + " rows and has "
                            + rows
                            + "; expected the same");
        }
        boolean empty = claimed.isEmpty() && rows.signum() == 0;
        return empty || rows.compareTo(BigInteger.valueOf(ComputeNode.SMALLEST_COHORT)) >= 0
                ? Optional.empty()
                : Optional.of(
                        "a group has "
                                + rows
                                + " rows; expected at least "
                                + ComputeNode.SMALLEST_COHORT);
    }

    private Answer<OpenAnswer> totals(Statistic statistic, List<EncryptedAnswer.Cell> cells) {
        var lines = new ArrayList<OpenAnswer.Line>();
        for (var cell : cells) {
            var rows = total(cell.count());
            var refusal = refusal(new EncryptedAnswer.Cohort(cell.count(), cell.rows()), rows);
            if (refusal.isPresent()) {
                return Answer.refused(refusal.get());
            }
            var sums = new ArrayList<BigDecimal>();
            for (var sum : cell.sums()) {
                var value = total(sum.ciphertext());
                if (value.abs().compareTo(sum.most()) > 0) {
                    return Answer.refused(
                            "a sum is larger than its column can hold; a slot has overflowed");
                }
                sums.add(new BigDecimal(value, sum.decimals()));
            }
            lines.add(
                    new OpenAnswer.Line(
                            cell.key(),
                            cell.group(),
                            rows.intValueExact(),
                            OpenAnswer.statistic(statistic, sums, rows.intValueExact())));
        }
        return Answer.of(new OpenAnswer(statistic.word(), lines));
    }

    private BigInteger plaintext(BigInteger ciphertext) {
        return Optional.ofNullable(opened.get(ciphertext)).orElseThrow();
    }

    private BigInteger total(BigInteger ciphertext) {
        return total(slots, plaintext(ciphertext));
    }

    /** Partial sums added up. */
    static BigInteger total(Slots slots, BigInteger plaintext) {
        var sum = BigInteger.ZERO;
        for (var slot : slots.unpack(plaintext, slots.count())) {
            sum = sum.add(slot);
        }
        return sum;
    }

    private OpenAnswer scores(EncryptedAnswer.Scores scores) {
        var byRow = new TreeMap<Integer, List<BigDecimal>>();
        for (var blocks : scores.blocks()) {
            for (int b = 0; b < blocks.size(); b++) {
                var rows = scores.rows().get(b);
                var values = slots.unpack(plaintext(blocks.get(b)), rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    byRow.computeIfAbsent(rows.get(i), _ -> new ArrayList<>())
                            .add(new BigDecimal(values.get(i), scores.decimals()));
                }
            }
        }
        return OpenAnswer.scores(scores.labels(), byRow);
    }

    private Answer<OpenAnswer> leaves(EncryptedAnswer.Leaves leaves) {
        var byRow = new TreeMap<Integer, List<BigDecimal>>();
        for (int r = 0; r < leaves.rows().size(); r++) {
            var sums = sums(leaves, leaves.trees().get(r));
            if (sums.stream().anyMatch(sum -> sum.signum() < 0)) {
                return Answer.refused(
                        "row " + leaves.rows().get(r) + " reaches no leaf, or more than one");
            }
            byRow.put(leaves.rows().get(r), sums);
        }
        return Answer.of(OpenAnswer.scores(leaves.labels(), byRow));
    }

    /** One a label; negative where the trees cannot be read. */
    private List<BigDecimal> sums(EncryptedAnswer.Leaves leaves, List<BigInteger> row) {
        var trees = row.stream().map(this::plaintext).toList();
        int each = trees.size() / leaves.labels().size();
        var sums = new ArrayList<BigDecimal>();
        for (int l = 0; l < leaves.labels().size(); l++) {
            var ofLabel = trees.subList(l * each, (l + 1) * each);
            var sum = ForestScoring.read(ofLabel, leaves.depth());
            sums.add(new BigDecimal(sum, leaves.decimals()));
        }
        return sums;
    }

    /** First how many rows there are in all, then the sums in their order. */
    private OpenAnswer aggregated(EncryptedAnswer.Aggregated aggregated) {
        var rows =
                aggregated.counts().stream()
                        .map(this::total)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        int count = rows.intValueExact();
        var lines = new ArrayList<OpenAnswer.Line>();
        lines.add(new OpenAnswer.Line("rows", "", count, new BigDecimal(rows)));
        for (var line : values(aggregated.sums()).lines()) {
            lines.add(new OpenAnswer.Line(line.key(), "", count, line.value()));
        }
        return new OpenAnswer("aggregate", lines);
    }

    private OpenAnswer values(EncryptedAnswer.Values values) {
        var lines = new TreeMap<Integer, List<OpenAnswer.Line>>();
        for (int c = 0; c < values.columns().size(); c++) {
            var column = values.names().get(c);
            for (int b = 0; b < values.columns().get(c).size(); b++) {
                var rows = values.rows().get(b);
                var cells = slots.unpack(plaintext(values.columns().get(c).get(b)), rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    var value = new BigDecimal(cells.get(i), column.decimals());
                    lines.computeIfAbsent(rows.get(i), _ -> new ArrayList<>())
                            .add(OpenAnswer.cell(rows.get(i), column.name(), value));
                }
            }
        }
        return new OpenAnswer("rows", lines.values().stream().flatMap(List::stream).toList());
    }
}
