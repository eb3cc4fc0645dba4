package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.Optional;
import medchain.simulator.learning.ScoringModel;

/**
 * A question with all that is needed to answer it, as it stands on the chain.
 *
 * @param model present for a score; whoever reads the chain may read it
 * @param epsilon how much the answer may tell of one patient (Dwork, McSherry, Nissim and Smith,
 *     TCC 2006); empty: exactly, without noise
 */
public record Question(
        QueryRequest request, Optional<ScoringModel> model, Optional<BigDecimal> epsilon) {
    public Question {
        if ((request instanceof QueryRequest.Score) != model.isPresent()) {
            throw new IllegalArgumentException("a score, and only a score, needs a model");
        }
        if (epsilon.filter(e -> e.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("epsilon; expected above 0");
        }
    }

    /** Asked exactly. */
    public static Question exact(QueryRequest request, Optional<ScoringModel> model) {
        return new Question(request, model, Optional.empty());
    }
}
