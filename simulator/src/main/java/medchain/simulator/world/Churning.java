package medchain.simulator.world;

import java.time.Duration;
import java.util.TreeMap;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.RandomStream;

/** Draws who leaves next and for how long. */
final class Churning {
    private final TreeMap<Integer, Fault.Churn> going = new TreeMap<>();
    private final Agenda<Event> agenda;
    private final RandomStream random;

    Churning(Agenda<Event> agenda, RandomStream random) {
        this.agenda = agenda;
        this.random = random;
    }

    void begin(int number, Fault.Churn churn) {
        going.put(number, churn);
        next(number, churn);
    }

    void end(int number) {
        going.remove(number);
    }

    /** Somebody leaves, unless this churn is over or there is nobody left. */
    void leave(int number, Hub hub, FaultDesk desk) {
        var churn = going.get(number);
        if (churn == null) {
            return;
        }
        var here = churn.among().stream().filter(hub::isServing).toList();
        if (!here.isEmpty()) {
            var node = here.get(random.nextInt(here.size()));
            desk.crash(new Directive.Crash(node));
            agenda.at(
                    agenda.now().plus(drawn(churn.away())),
                    new Event.Returns(node, churn.withDisk()));
        }
        next(number, churn);
    }

    private void next(int number, Fault.Churn churn) {
        agenda.at(agenda.now().plus(drawn(churn.every())), new Event.Leaves(number));
    }

    private Duration drawn(Duration mean) {
        return Duration.ofNanos((long) random.exponential((double) mean.toNanos()));
    }
}
