package medchain.scenarios.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is still to be done of a sweep, round by round: what a point needs may depend on what its
 * runs have measured.
 */
final class Agenda implements Engine.Rounds {
    private final SweepPlan plan;
    private final Stopping stopping;
    private final SortedMap<Integer, Result> results;
    private final TreeSet<Integer> open = new TreeSet<>();
    private int total;

    /**
     * @param results grows while the sweep is done
     */
    Agenda(SweepPlan plan, SortedMap<Integer, Result> results) {
        this.plan = plan;
        this.stopping = plan.stopping();
        this.results = results;
        this.total = results.size();
        for (int point = 0; point < plan.points().size(); point++) {
            open.add(point);
        }
    }

    @Override
    public List<Task> next() {
        open.removeIf(point -> !plan.standing(point, results).open());
        var tasks = new ArrayList<Task>();
        for (int point : open) {
            int target = stopping.target(measured(point));
            for (int replicate = 0; replicate < target; replicate++) {
                if (!results.containsKey(plan.index(point, replicate))) {
                    tasks.add(plan.task(point, replicate));
                }
            }
        }
        total = results.size() + tasks.size();
        return tasks;
    }

    /** By the first runs of a point, up to the first that is missing. */
    private List<String> measured(int point) {
        var measured = new ArrayList<String>();
        for (int replicate = 0; replicate < stopping.most(); replicate++) {
            var result = Optional.ofNullable(results.get(plan.index(point, replicate)));
            if (result.isEmpty()) {
                break;
            }
            measured.add(result.get().values().get(stopping.column()));
        }
        return measured;
    }

    /** Runs that are finished or asked for; grows from round to round. */
    int total() {
        return total;
    }
}
