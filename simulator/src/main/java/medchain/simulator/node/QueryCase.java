package medchain.simulator.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QuorumWork;

/** How far one delegate has come with one query. Kept in memory: a crash forgets it. */
final class QueryCase {
    final TxId query;
    final Content.Query content;
    final AccountId querier;
    final SortedMap<Integer, DecryptionShare> counts = new TreeMap<>();
    final SortedSet<Integer> heard = new TreeSet<>();
    final List<Early> early = new ArrayList<>();
    Stage stage = Stage.ASKED;
    Optional<QueryChain.Admitted> admitted = Optional.empty();

    /** What {@link QueryOffice#prepare} has done beforehand. */
    Optional<Answer<Ready>> computed = Optional.empty();

    Optional<List<BigInteger>> values = Optional.empty();
    Optional<Ready> ready = Optional.empty();
    Optional<QueryMessage.CohortShare> said = Optional.empty();
    Optional<Bytes> reply = Optional.empty();
    int agreeing;
    int attempts;

    enum Stage {
        ASKED,
        COMPUTING,
        COUNTING,
        SHARING,
        DONE
    }

    /** What was computed, over which dataset. */
    record Ready(QuorumWork work, EncryptedDataset dataset) {
        Ready with(QuorumWork other) {
            return new Ready(other, dataset);
        }
    }

    /** A message that came before this delegate was ready. */
    record Early(int party, QueryMessage.CohortShare message) {}

    QueryCase(TxId query, Content.Query content, AccountId querier) {
        this.query = query;
        this.content = content;
        this.querier = querier;
    }
}
