package medchain.simulator.query;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.paillier.PublicKey;

/**
 * What a delegate computes by itself from the irreversible chain, so that it never gives a share
 * for a ciphertext that somebody else has chosen.
 *
 * @param cohorts to be opened first
 * @param ciphertexts to be opened for the querier
 * @param digest over the answer: honest delegates arrive at the same
 */
public record QuorumWork(
        EncryptedAnswer answer,
        List<EncryptedAnswer.Cohort> cohorts,
        List<BigInteger> ciphertexts,
        Hash digest) {
    private static final String DOMAIN = "MedChain/v1/query-result";

    /**
     * @param datasets that the question is about: one, or for an aggregate one a holder
     * @param masks the same at every delegate
     * @return refused when the datasets cannot answer the question
     */
    public static Answer<QuorumWork> compute(
            Question question,
            List<EncryptedDataset> datasets,
            MaskSource masks,
            Parallel parallel) {
        var answer =
                question.request() instanceof QueryRequest.Aggregate
                        ? HoldersSums.added(datasets, masks, parallel)
                        : new ComputeNode(datasets.getFirst(), parallel).answer(question, masks);
        return answer.map(a -> of(a, datasets.getFirst().key()));
    }

    /** The same work over an answer that was handed over, by its reader. */
    public static QuorumWork of(EncryptedAnswer answer, PublicKey key) {
        var bytes = new ByteWriter();
        new AnswerCodec(key).write(bytes, answer);
        var digest = Digests.sha256(DOMAIN, bytes.bytes());
        return new QuorumWork(answer, answer.cohorts(), answer.ciphertexts(), digest);
    }

    /** What a bad delegate would like to have opened: the first rows' ciphertext as every sum. */
    public QuorumWork substituted(EncryptedDataset dataset) {
        if (!(answer instanceof EncryptedAnswer.Totals(var statistic, var cells))) {
            return this;
        }
        var wanted = dataset.columns().getFirst().getFirst();
        var other =
                cells.stream()
                        .map(cell ->
                                new EncryptedAnswer.Cell(
                                        cell.key(),
                                        cell.group(),
                                        cell.rows(),
                                        cell.count(),
                                        cell.sums().stream()
                                                .map(s ->
                                                        new EncryptedAnswer.Sum(
                                                                wanted, s.decimals(), s.most()))
                                                .toList()))
                        .toList();
        return of(new EncryptedAnswer.Totals(statistic, other), dataset.key());
    }

    public List<BigInteger> counts() {
        return cohorts.stream().map(EncryptedAnswer.Cohort::count).toList();
    }

    /**
     * Why the cohorts stay closed, now that they are counted; empty when they are large enough.
     *
     * @param opened the plaintexts of {@link #counts}
     */
    public Optional<String> refusal(List<BigInteger> opened, Schema schema) {
        for (int i = 0; i < cohorts.size(); i++) {
            var rows = AnswerReading.total(schema.slots(), opened.get(i));
            var refusal = AnswerReading.refusal(cohorts.get(i), rows);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /**
     * @param opened the plaintexts of {@link #ciphertexts}
     */
    public Answer<OpenAnswer> read(List<BigInteger> opened, Schema schema) {
        return new AnswerReading(schema.slots(), answer, opened).read(answer);
    }

    /** Virtual time that the computation takes on one core. */
    public Duration computing(EncryptedDataset dataset, CostProfile costs) {
        long products =
                switch (answer) {
                    case EncryptedAnswer.Totals _ ->
                            (long) ciphertexts.size() * (dataset.schema().blocks() + 128);
                    case EncryptedAnswer.Scores _ ->
                            (long) ciphertexts.size() * (9L * dataset.columns().size() + 128);
                    case EncryptedAnswer.Leaves _ -> ciphertexts.size() * 3_000L;
                    case EncryptedAnswer.Values _ -> ciphertexts.size() * 128L;
                    case EncryptedAnswer.Aggregated(var counts, _) ->
                            ciphertexts.size() * (128L + counts.size());
                };
        return Duration.ofNanos(scaled(products * costs.product(), dataset.key()));
    }

    /** Virtual time that shares of so many ciphertexts take. */
    public static Duration sharing(int ciphertexts, PublicKey key, CostProfile costs) {
        return ciphertexts == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        scaled(costs.proof(), key) + scaled(ciphertexts * costs.share(), key));
    }

    /**
     * Work grows with the cube of the key's length, products with its square; measured: 3.2 at
     * 3072.
     */
    private static long scaled(long nanos, PublicKey key) {
        return nanos * key.bits() / 2048 * key.bits() / 2048 * key.bits() / 2048;
    }
}
