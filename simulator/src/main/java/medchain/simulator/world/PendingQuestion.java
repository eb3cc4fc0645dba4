package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.ThresholdKey;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.Question;
import medchain.simulator.query.ReplyCollector;
import medchain.simulator.query.Schema;

/** A question on its way to the delegates and back; its reply secret is the querier's. */
final class PendingQuestion {
    final Directive.Ask ask;
    final About data;
    final byte[] secret;
    final ReplyCollector collector;
    Optional<QueryAnswer> answer = Optional.empty();
    Optional<String> refusal = Optional.empty();
    int waits;

    /**
     * What a question is about.
     *
     * @param owner of the dataset, the first of them for an aggregate
     * @param reader takes what the querier has opened
     */
    record About(AccountId owner, Schema schema, Reader reader) {}

    /** Makes something of the answer, or is told that there is none. */
    interface Reader {
        /**
         * @param number of the answer, from 1
         * @param costs who did and saw what
         */
        Answer<Answered> read(OpenAnswer open, int number, List<String> costs);

        default void refused(String reason) {}
    }

    /** A question over one dataset, whose owner's plain rows are there to compare with. */
    static About of(Question question, Dataset.Sealed sealed) {
        return new About(
                sealed.owner(),
                sealed.schema(),
                (open, number, costs) -> Answered.of(question, sealed, open, number, costs));
    }

    PendingQuestion(Directive.Ask ask, About data, byte[] secret, ThresholdKey key) {
        this.ask = ask;
        this.data = data;
        this.secret = secret;
        this.collector = new ReplyCollector(key, data.schema());
    }

    boolean isOpen() {
        return answer.isEmpty() && refusal.isEmpty();
    }
}
