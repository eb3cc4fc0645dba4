package medchain.simulator.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.paillier.ThresholdDecryption;
import medchain.simulator.paillier.ThresholdKey;

/**
 * The querier's side: collects delegates' replies, tells good shares from bad ones, and combines as
 * soon as there is a quorum. Nobody else sees what comes out.
 */
public final class ReplyCollector {
    private final ThresholdKey key;
    private final Schema schema;
    private final ThresholdDecryption decryption;
    private final SortedMap<Integer, EncryptedAnswer> answers = new TreeMap<>();
    private final SortedMap<Integer, Hash> digests = new TreeMap<>();
    private final SortedMap<Integer, DecryptionShare> good = new TreeMap<>();
    private final SortedMap<Integer, String> bad = new TreeMap<>();
    private final SortedMap<Integer, String> refusals = new TreeMap<>();

    public ReplyCollector(ThresholdKey key, Schema schema) {
        this.key = key;
        this.schema = schema;
        this.decryption = new ThresholdDecryption(key);
    }

    /** Where the collection stands. */
    public sealed interface State {
        record Waiting() implements State {}

        record Read(OpenAnswer answer) implements State {}

        /** So many have refused, or sent bad shares, that no quorum is left. */
        record Refused(String reason) implements State {}
    }

    public boolean hasHeardOf(int party) {
        return good.containsKey(party) || bad.containsKey(party) || refusals.containsKey(party);
    }

    /**
     * @param party that sent it, 1-based
     * @return why the reply is bad; empty when it is good, or an honest refusal
     */
    public Optional<String> add(int party, QuorumReply reply) {
        return switch (reply) {
            case QuorumReply.Refused(var reason) -> {
                refusals.put(party, reason);
                yield Optional.empty();
            }
            case QuorumReply.Share(var answer, var share) -> {
                var why = refusal(party, answer, share);
                if (why.isPresent()) {
                    bad.put(party, why.get());
                } else {
                    digests.put(party, QuorumWork.of(answer, key.key()).digest());
                    good.put(party, share);
                    answers.put(party, answer);
                }
                yield why;
            }
        };
    }

    private Optional<String> refusal(int party, EncryptedAnswer answer, DecryptionShare share) {
        if (share.party() != party) {
            return Optional.of("a share of another party");
        }
        return decryption.refusal(share, answer.ciphertexts());
    }

    public State state() {
        for (var candidate : digests.values()) {
            var agreeing =
                    digests.entrySet().stream()
                            .filter(e -> e.getValue().equals(candidate))
                            .map(java.util.Map.Entry::getKey)
                            .toList();
            if (agreeing.size() >= key.threshold()) {
                return read(agreeing);
            }
        }
        int left = key.parties() - refusals.size() - bad.size();
        return left >= key.threshold()
                ? new State.Waiting()
                : new State.Refused(
                        refusals.isEmpty()
                                ? "bad shares of parties " + bad.keySet()
                                : refusals.firstEntry().getValue());
    }

    private State read(List<Integer> agreeing) {
        var answer = answers.get(agreeing.getFirst());
        var shares = new ArrayList<DecryptionShare>();
        agreeing.forEach(party -> Optional.ofNullable(good.get(party)).ifPresent(shares::add));
        var work = QuorumWork.of(Optional.ofNullable(answer).orElseThrow(), key.key());
        var opened =
                decryption
                        .combineChecked(shares, work.ciphertexts().size())
                        .then(plaintexts -> work.read(plaintexts, schema));
        return switch (opened) {
            case Answer.Given<OpenAnswer>(var value) -> new State.Read(value);
            case Answer.Refused<OpenAnswer>(var why) -> new State.Refused(why);
        };
    }

    /** Parties whose result is another than the one that was read. */
    public List<Integer> dissenting() {
        var out = new ArrayList<Integer>();
        for (var entry : digests.entrySet()) {
            long agreeing = digests.values().stream().filter(entry.getValue()::equals).count();
            if (agreeing < key.threshold()) {
                out.add(entry.getKey());
            }
        }
        return out;
    }
}
