package medchain.scenarios.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.sweep.Result;
import medchain.scenarios.sweep.Task;

/**
 * Tasks and replies as lists of words, which is all that travels: no class of ours is read back
 * from bytes.
 */
final class Letters {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private Letters() {}

    static String[] of(Task task) {
        return new String[] {
            Integer.toString(task.index()),
            Integer.toString(task.point()),
            Integer.toString(task.replicate()),
            Long.toString(task.seed()),
            task.effective()
        };
    }

    static Task task(String[] letter) {
        return new Task(
                Integer.parseInt(letter[0]),
                Integer.parseInt(letter[1]),
                Integer.parseInt(letter[2]),
                Long.parseLong(letter[3]),
                letter[4]);
    }

    static String[] done(int index, List<String> values) {
        var words = new ArrayList<String>();
        words.add(DONE);
        words.add(Integer.toString(index));
        words.addAll(values);
        return words.toArray(String[]::new);
    }

    static String[] refused(BadInput bad) {
        var place = bad.place();
        return new String[] {
            REFUSED,
            Integer.toString(bad.exitCode()),
            String.valueOf(bad.getMessage()),
            bad.hint().orElse(""),
            place.map(Place::source).orElse(""),
            Integer.toString(place.map(Place::line).orElse(0)),
            Integer.toString(place.map(Place::column).orElse(0))
        };
    }

    /**
     * @throws BadInput when the task was refused over there
     */
    static Result result(String[] letter) {
        if (letter[0].equals(REFUSED)) {
            throw new BadInput(
                    Integer.parseInt(letter[1]),
                    letter[4].isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Place(
                                            letter[4],
                                            Integer.parseInt(letter[5]),
                                            Integer.parseInt(letter[6]))),
                    letter[2],
                    letter[3].isEmpty() ? Optional.empty() : Optional.of(letter[3]));
        }
        return new Result(Integer.parseInt(letter[1]), List.of(letter).subList(2, letter.length));
    }
}
