package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

/**
 * Every sequence of events up to depth eight against a reference of one page. Sequences that lead
 * the reference to the same state are continued once; random ones are continued whole.
 */
class ConsentModelTest {
    private static final int DEPTH = 8;
    private static final int TIME_TO_LIVE = 120;

    /** Nodes look at the clock when a slot begins. */
    private static final int NEXT_SLOT = 2;

    enum Event {
        SUBMIT(1),
        APPROVE(0),
        DENY(0),
        REVOKE(0),
        EXPIRE(TIME_TO_LIVE + NEXT_SLOT),
        INCLUDE(25);

        private final int seconds;

        Event(int seconds) {
            this.seconds = seconds;
        }
    }

    enum Stage {
        NONE,
        PENDING,
        APPROVED,
        DENIED,
        EXPIRED,
        WITHDRAWN,
        INCLUDED,
        /** Its revocation waits for a block. */
        REVOKING,
        REVOKED
    }

    /**
     * The reference.
     *
     * @param age seconds that a pending request has waited
     */
    record Model(Stage stage, int age) {
        static Model of(Stage stage) {
            return new Model(stage, 0);
        }

        Model after(Event event) {
            return switch (event) {
                case SUBMIT -> stage == Stage.NONE ? new Model(Stage.PENDING, 1) : this;
                case APPROVE -> stage == Stage.PENDING ? of(Stage.APPROVED) : this;
                case DENY -> stage == Stage.PENDING ? of(Stage.DENIED) : this;
                case REVOKE -> revoked();
                case EXPIRE, INCLUDE -> later(event.seconds);
            };
        }

        private Model revoked() {
            return switch (stage) {
                case PENDING -> of(Stage.DENIED);
                case APPROVED -> of(Stage.WITHDRAWN);
                case INCLUDED -> of(Stage.REVOKING);
                case NONE, DENIED, EXPIRED, WITHDRAWN, REVOKING, REVOKED -> this;
            };
        }

        private Model later(int seconds) {
            return switch (stage) {
                case PENDING ->
                        age + seconds < TIME_TO_LIVE
                                ? new Model(stage, age + seconds)
                                : of(Stage.EXPIRED);
                case APPROVED -> of(Stage.INCLUDED);
                case REVOKING -> of(Stage.REVOKED);
                case NONE, DENIED, EXPIRED, WITHDRAWN, INCLUDED, REVOKED -> this;
            };
        }

        /** Whether the world should do it rather than refuse. */
        boolean takes(Event event) {
            return switch (event) {
                case SUBMIT -> stage == Stage.NONE;
                case APPROVE ->
                        switch (stage) {
                            case PENDING, APPROVED, INCLUDED, REVOKING, REVOKED -> true;
                            case NONE, DENIED, EXPIRED, WITHDRAWN -> false;
                        };
                case DENY -> stage == Stage.PENDING;
                case REVOKE ->
                        stage == Stage.PENDING
                                || stage == Stage.APPROVED
                                || stage == Stage.INCLUDED;
                case EXPIRE, INCLUDE -> true;
            };
        }

        boolean canRead() {
            return stage == Stage.INCLUDED || stage == Stage.REVOKING;
        }
    }

    /** The world, driven by the same events. */
    private static final class Real {
        private final World world = SmallWorld.world(17);
        private Optional<TxId> share = Optional.empty();

        Real() {
            pass(4);
            var tx = submitted(world.apply(SmallWorld.add("8.00")));
            pass(1);
            world.apply(new Directive.Approve(ALICE, tx));
            irreversible(world, tx);
        }

        void pass(int seconds) {
            world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
        }

        /** Whether the world did it. */
        boolean does(Event event) {
            var tx = share.orElse(new TxId(Hash.ZERO));
            boolean done =
                    switch (event) {
                        case SUBMIT -> submit();
                        case APPROVE -> isDone(new Directive.Approve(ALICE, tx));
                        case DENY -> isDone(new Directive.Deny(ALICE, tx, "no"));
                        case REVOKE -> isDone(new Directive.Revoke(ALICE, tx));
                        case EXPIRE, INCLUDE -> true;
                    };
            if (event != Event.SUBMIT || done) {
                pass(event.seconds);
            }
            return done;
        }

        private boolean submit() {
            if (share.isPresent()) {
                return false;
            }
            var directive =
                    SmallWorld.on(Operation.SHARE, new RecordId("rec-000001"), Optional.of(DIRK));
            share = Optional.of(submitted(world.apply(directive)));
            return true;
        }

        private boolean isDone(Directive directive) {
            return !(world.apply(directive) instanceof Outcome.Refused);
        }

        void mustBe(Model model, List<Event> path) {
            assertThat(share.flatMap(world::stage)).as("%s", path).isEqualTo(stageOf(model));
            var read = new Directive.ReadHistory(DIRK, ALICE, Purpose.TREAT);
            assertThat(isDone(read)).as("%s: can read", path).isEqualTo(model.canRead());
        }

        private static Optional<TxStage> stageOf(Model model) {
            return switch (model.stage()) {
                case NONE -> Optional.empty();
                case PENDING -> Optional.of(TxStage.PENDING_CONSENT);
                case APPROVED -> Optional.of(TxStage.MEMPOOL);
                case DENIED -> Optional.of(TxStage.DENIED);
                case EXPIRED -> Optional.of(TxStage.EXPIRED);
                case WITHDRAWN -> Optional.of(TxStage.WITHDRAWN);
                case INCLUDED, REVOKING, REVOKED -> Optional.of(TxStage.IRREVERSIBLE);
            };
        }
    }

    private static Model walk(List<Event> path) {
        var model = Model.of(Stage.NONE);
        var real = new Real();
        for (var event : path) {
            assertThat(real.does(event)).as("%s: %s", path, event).isEqualTo(model.takes(event));
            model = model.after(event);
        }
        real.mustBe(model, path);
        return model;
    }

    @Test
    void all_sequences_of_events_to_depth_eight_do_what_the_reference_does() {
        var shortest = new LinkedHashMap<Model, List<Event>>();
        var open = new ArrayDeque<List<Event>>(List.of(List.<Event>of()));
        shortest.put(walk(List.of()), List.of());
        int walked = 1;
        while (!open.isEmpty()) {
            var path = open.removeFirst();
            for (var event : Event.values()) {
                var longer = new ArrayList<>(path);
                longer.add(event);
                var model = walk(longer);
                walked++;
                if (shortest.putIfAbsent(model, longer) == null && longer.size() < DEPTH) {
                    open.add(longer);
                }
            }
        }
        var stages = new LinkedHashSet<Stage>();
        shortest.keySet().forEach(m -> stages.add(m.stage()));
        assertThat(stages).containsExactlyInAnyOrder(Stage.values());
        assertThat(walked).isEqualTo(1 + Event.values().length * shortest.size());
    }

    @Test
    void random_sequences_of_eight_events_do_too() {
        var random = new Streams(8).stream("sequences");
        var events = Event.values();
        for (int i = 0; i < 60; i++) {
            var path = new ArrayList<Event>(List.of(Event.SUBMIT));
            while (path.size() < DEPTH) {
                path.add(events[random.nextInt(events.length)]);
            }
            walk(path);
        }
    }
}
