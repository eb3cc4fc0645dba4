package medchain.simulator.world;

import java.util.List;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.Question;

/** An answer that was opened, with the same computed in the clear beside it. */
record Answered(QueryAnswer answer) {

    /**
     * @param number of the query in this world, from 1
     * @param costs who did and saw what
     */
    static Answer<Answered> of(
            Question question,
            Dataset.Sealed sealed,
            OpenAnswer open,
            int number,
            List<String> costs) {
        return OpenAnswer.inTheClear(question.request(), sealed.plain(), question.model())
                .map(plain -> new Answered(open.beside(plain, number, costs)));
    }

    /** Writes the facts down. */
    QueryAnswer recorded(Recorder recorder, Directive.Ask d) {
        for (var line : answer.lines()) {
            recorder.record(
                    new Happening.QueryAnswered(
                            answer.query(),
                            answer.kind(),
                            d.request().dataset(),
                            line.key(),
                            line.group(),
                            d.querier(),
                            d.purpose(),
                            line.rows(),
                            line.encrypted(),
                            line.plaintext()));
        }
        return answer;
    }
}
