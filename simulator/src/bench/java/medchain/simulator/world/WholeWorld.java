package medchain.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Reference;
import medchain.simulator.bench.Spent;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.Streams;
import medchain.simulator.network.Network;
import medchain.simulator.network.SixRegions;
import medchain.simulator.network.TextbookGossip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole simulator: 21 delegates forge, vote and finalise among relays with eight neighbours in
 * six regions, one message in a thousand is lost, in every ten slots a relay crashes and comes back,
 * and all of it is measured and traced. Signatures are simulated: what RSA costs the machine is
 * another question. It is measured by nothing but the gossip of as many blocks among as many nodes,
 * as textbooks have it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WholeWorld {
    private static final int DELEGATES = 21;
    private static final int SLOTS = 10;
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final double LOSS = 0.001;
    private static final long SEED = 42;
    private static final int BLOCK_BYTES = 1000;

    /** In one turn: so many that the cache is the world's whose turn it is for most of them. */
    private static final int NODE_SLOTS = 200_000;

    /** A world is as long as a study before it is measured: all of its paths are compiled. */
    private static final long EVENTS_BEFORE = 30_000_000;

    private static final AccountId PATIENT = new AccountId("alice");
    private static final AccountId DOCTOR = new AccountId("dora");

    @Param({"600", "1000", "10000"})
    int nodes;

    /**
     * Whether in every ten slots a record is requested, approved and kept, too. Request and approval
     * spread to all nodes as a block does; the rates that are published of SimBlock and JABS are of
     * blocks alone.
     */
    @Param({"false", "true"})
    boolean records;

    private World world;
    private int round;
    private TextbookGossip textbook;
    private long block;

    @Setup
    public void begin() {
        var answers =
                new ConsentBehaviour(1, 0, Duration.ofSeconds(2), Duration.ofSeconds(6));
        var spec =
                new WorldSpec(
                        SEED,
                        false,
                        CryptoMode.SIMULATED,
                        ConsensusParameters.medchain(DELEGATES, SLOT),
                        SixRegions.of(nodes, LOSS, nodes - DELEGATES),
                        Compute.FREE,
                        people(),
                        1000,
                        Duration.ofMinutes(2),
                        Optional.of(answers));
        var network = new Network(SixRegions.of(nodes, LOSS, 0), new Streams(SEED));
        textbook = new TextbookGossip(network, LOSS);
        world = new World(spec, Parallel.SERIAL, Progress.NONE);
        while (world.events() < EVENTS_BEFORE) {
            tenSlots();
        }
        boolean kept =
                world.facts().stream().anyMatch(f -> f.what() instanceof Happening.RecordKept);
        if (kept != records) {
            throw new IllegalStateException("records came into a block: " + kept);
        }
    }

    private static List<Enrolment> people() {
        var strength = new KeyStrength(CryptoMode.SIMULATED, 2048, 4);
        var people = new ArrayList<Enrolment>();
        people.add(Enrolment.simulated(SEED, PATIENT, Role.PATIENT, strength));
        people.add(Enrolment.simulated(SEED, DOCTOR, Role.DOCTOR, strength));
        for (int i = 0; i < DELEGATES; i++) {
            people.add(
                    Enrolment.simulated(SEED, new NodeId(i).account(), Role.NODE, strength));
        }
        return people;
    }

    /** Events of the kernel. */
    @Benchmark
    @Reference("textbookEvents")
    public void events(Spent spent) {
        spent.begin();
        long before = world.events();
        live(tens());
        spent.end(world.events() - before);
        spent.begin();
        before = textbook.events();
        gossip(tens());
        spent.endReference(textbook.events() - before);
    }

    /** Blocks, each as often as there are nodes to hear of it. */
    @Benchmark
    @Reference("textbookNodeBlocks")
    public void nodeBlocks(Spent spent) {
        spent.begin();
        long before = world.view().headHeight();
        live(tens());
        spent.end((world.view().headHeight() - before) * nodes);
        spent.begin();
        gossip(tens());
        spent.endReference((long) tens() * SLOTS * nodes);
    }

    private int tens() {
        return NODE_SLOTS / (SLOTS * nodes);
    }

    private void gossip(int tens) {
        for (int i = 0; i < tens * SLOTS; i++) {
            block++;
            textbook.spread((int) (block % DELEGATES), block, BLOCK_BYTES);
            textbook.runFor(SLOT.toNanos());
        }
    }

    private void live(int tens) {
        for (int i = 0; i < tens; i++) {
            tenSlots();
        }
    }

    private void tenSlots() {
        var relay = new NodeId(DELEGATES + round++ % (nodes - DELEGATES));
        if (records) {
            apply(request());
        }
        apply(new Directive.Crash(relay));
        apply(new Directive.RunFor(SLOT.multipliedBy(SLOTS / 2)));
        apply(new Directive.Restart(relay, true));
        apply(new Directive.RunFor(SLOT.multipliedBy(SLOTS - SLOTS / 2)));
    }

    private void apply(Directive directive) {
        if (world.apply(directive) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.message());
        }
    }

    private static Directive request() {
        return new Directive.SubmitRecord(
                DOCTOR,
                PATIENT,
                Operation.ADD,
                Optional.empty(),
                new OrganisationId("st-mary"),
                new OrganisationId("acme"),
                "PRESCRIPTION",
                "lisinopril 10 MG Oral Tablet",
                new Amount(new BigDecimal("12.50")),
                Optional.empty(),
                OptionalInt.empty());
    }
}
