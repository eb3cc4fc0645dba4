package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;

/**
 * Clients who wait for their own requests: each sends one, waits until it has come far enough,
 * thinks, and sends the next. So never more are on their way than there are clients.
 */
final class ClosedLoops {
    /** How often clients look what became of their requests. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Agenda<Event> agenda;
    private final TxTracker tracker;
    private final Function<Directive, Outcome> ask;
    private final Keyed thinking;
    private final List<Loop> loops = new ArrayList<>();

    ClosedLoops(
            Agenda<Event> agenda,
            TxTracker tracker,
            Streams streams,
            Function<Directive, Outcome> ask) {
        this.agenda = agenda;
        this.tracker = tracker;
        this.ask = ask;
        this.thinking = streams.keyed("closed-loops.thinking");
    }

    Outcome begin(Directive.KeepBusy busy) {
        if (busy.from().isBefore(agenda.now()) || busy.clients() < 1) {
            return new Outcome.Refused(
                    Outcome.Why.BAD_DATA,
                    busy.clients() + " clients from " + busy.from() + "; expected some, later");
        }
        agenda.at(busy.from(), new Event.ClientsLook(loops.size()));
        loops.add(new Loop(busy, loops.size()));
        return new Outcome.Done(busy.clients() + " clients send at most one request each");
    }

    void look(int loop) {
        var its = loops.get(loop);
        its.look(agenda.now());
        var next = agenda.now().plus(LOOK);
        if (next.isBefore(its.busy.until()) && its.sent < its.busy.requests().size()) {
            agenda.at(next, new Event.ClientsLook(loop));
        }
    }

    /** When requests of a load were sent, in order; loads are counted from 0 as they began. */
    List<SimTime> sent(int loop) {
        return List.copyOf(loops.get(loop).sentAt);
    }

    /** One load and where its clients stand. */
    private final class Loop {
        private final Directive.KeepBusy busy;
        private final int number;
        private final List<Optional<TxId>> waiting = new ArrayList<>();
        private final List<SimTime> ready = new ArrayList<>();
        private final List<SimTime> sentAt = new ArrayList<>();
        private int sent;

        Loop(Directive.KeepBusy busy, int number) {
            this.busy = busy;
            this.number = number;
            for (int client = 0; client < busy.clients(); client++) {
                waiting.add(Optional.empty());
                ready.add(busy.think().isZero() ? busy.from() : thought(client, busy.from()));
            }
        }

        void look(SimTime now) {
            for (int client = 0; client < busy.clients(); client++) {
                if (waiting.get(client).filter(this::isThere).isPresent()) {
                    waiting.set(client, Optional.empty());
                    ready.set(client, thought(client, now));
                }
                if (waiting.get(client).isEmpty()
                        && !ready.get(client).isAfter(now)
                        && sent < busy.requests().size()) {
                    send(client, now);
                }
            }
        }

        private void send(int client, SimTime now) {
            sentAt.add(now);
            var outcome = ask.apply(busy.requests().get(sent++));
            if (outcome instanceof Outcome.Submitted submitted) {
                waiting.set(client, Optional.of(submitted.tx()));
            } else {
                ready.set(client, thought(client, now));
            }
        }

        private SimTime thought(int client, SimTime now) {
            if (!busy.thinksAtRandom()) {
                return now.plus(busy.think());
            }
            double draw = 1 - thinking.unit(number, client, sent);
            return now.plus(
                    Duration.ofNanos((long) (-StrictMath.log(draw) * busy.think().toNanos())));
        }

        private boolean isThere(TxId tx) {
            return tracker.stage(tx).filter(this::isFarEnough).isPresent();
        }

        private boolean isFarEnough(TxStage stage) {
            return switch (stage) {
                case SUBMITTED, PENDING_CONSENT, APPROVED, MEMPOOL -> false;
                case BLOCK -> busy.goal() == Directive.KeepBusy.Goal.BLOCK;
                case IRREVERSIBLE, QUERIED, DENIED, WITHDRAWN, EXPIRED, REJECTED -> true;
            };
        }
    }
}
