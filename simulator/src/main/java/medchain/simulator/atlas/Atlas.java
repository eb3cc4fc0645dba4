package medchain.simulator.atlas;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import medchain.simulator.atlas.Evidence.Finding;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.Parallel;

/**
 * Every preset against what its network publishes, and the rules against algebra.
 *
 * <p>Expected values come from closed forms and published figures and know nothing of the rules;
 * measured ones come from the rules alone, without nodes or network around them.
 */
public record Atlas(List<Evidence> evidence) {
    private static final List<Question> QUESTIONS =
            Stream.of(
                            BftQuestions.ALL,
                            SolidifiedQuestions.ALL,
                            AntelopeQuestions.ALL,
                            StallQuestions.ALL,
                            ScheduleQuestions.ALL,
                            AttackQuestions.ALL,
                            OutageQuestions.ALL,
                            AccountabilityQuestions.ALL,
                            ChanceQuestions.ALL)
                    .flatMap(List::stream)
                    .toList();

    public static final Atlas EMPTY = new Atlas(List.of());

    public Atlas {
        evidence = List.copyOf(evidence);
        var names = new TreeSet<String>();
        for (var piece : evidence) {
            boolean isNew = !(piece instanceof Finding f) || names.add(f.name());
            Assumption.check(isNew, "two findings of one name");
        }
    }

    /** What can be asked about: presets, and the closed forms on their grids. */
    public static List<String> chapters() {
        return QUESTIONS.stream().map(Question::chapter).distinct().sorted().toList();
    }

    /** The names under which questions report that they have no answer. */
    static List<String> questions() {
        return QUESTIONS.stream().map(q -> q.row() + " " + q.chapter() + " " + q.about()).toList();
    }

    /**
     * Asks all questions of some chapters.
     *
     * @param seed of the schedules' randomness
     */
    public static Atlas of(List<String> chapters, long seed, Parallel parallel) {
        var asked = QUESTIONS.stream().filter(q -> chapters.contains(q.chapter())).toList();
        Function<Question, List<Evidence>> answer = q -> q.ask(seed);
        var answers = parallel.map("asking the rules", asked, answer);
        return new Atlas(answers.stream().flatMap(List::stream).toList());
    }

    public List<Finding> findings() {
        return of(Finding.class);
    }

    /** Of one kind, in the order of the questions. */
    public <T extends Evidence> List<T> of(Class<T> kind) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
