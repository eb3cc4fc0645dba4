package medchain.scenarios.sweep;

import java.util.List;

/**
 * What a task measured.
 *
 * @param values one a column of the plan; empty where the run saw too little
 */
public record Result(int index, List<String> values) {
    public Result {
        values = List.copyOf(values);
    }
}
