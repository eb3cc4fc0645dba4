package medchain.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.MedicalFacts;
import medchain.simulator.kernel.SimTime;

/**
 * The facts of an invented day on a ward, told without a world: a submission a second, some denied,
 * ignored or refused; seven delegates, one block every two seconds; delegate 4 is down for a while;
 * the third block has a rival that loses. Texts are hostile.
 */
public final class WardDay {
    public static final String HOSTILE = "=HYPERLINK(\"http://x\") <script>alert(1)</script>\r\nœ";
    public static final int FORKED_HEIGHT = 3;
    private static final int DELEGATES = 7;
    private static final int LAG = 5;
    private static final NodeId CRASHED = new NodeId(3);

    private final int transactions;
    private final SplittableRandom random = new SplittableRandom(42);
    private final List<Fact> facts = new ArrayList<>();
    private final TreeMap<Long, List<TxId>> ready = new TreeMap<>();
    private final long slots;

    private WardDay(int transactions) {
        this.transactions = transactions;
        this.slots = transactions / 2 + 30;
    }

    public static List<Fact> facts(int transactions) {
        var day = new WardDay(transactions);
        day.elect();
        for (int i = 0; i < transactions; i++) {
            day.submit(i);
        }
        day.crash();
        day.forge();
        day.ask();
        day.facts.sort(Comparator.comparing(Fact::at));
        return List.copyOf(day.facts);
    }

    public static SimTime end(int transactions) {
        return SimTime.ofSeconds((transactions / 2 + 31) * 2L);
    }

    public static TxId tx(int number) {
        return new TxId(hash("tx", number));
    }

    public static AccountId patient(int number) {
        return new AccountId("patient-" + number % 12);
    }

    /** What happens to a submission goes by its number. */
    public static boolean isDenied(int i) {
        return i % 15 == 4;
    }

    public static boolean isIgnored(int i) {
        return i % 15 == 9;
    }

    public static boolean isRefused(int i) {
        return i % 15 == 13;
    }

    public static boolean isApproved(int i) {
        return !isDenied(i) && !isIgnored(i) && !isRefused(i);
    }

    private static Hash hash(String what, long number) {
        long seed = what.hashCode() * 31L + number;
        var random = new SplittableRandom(seed);
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static SimTime at(double seconds) {
        return new SimTime(Math.round(seconds * 1000) * 1_000_000L);
    }

    private void tell(double seconds, Happening what) {
        facts.add(new Fact(at(seconds), what));
    }

    private static AccountId delegate(long slot) {
        return new NodeId((int) (slot % DELEGATES)).account();
    }

    private void elect() {
        var elected = new ArrayList<AccountId>();
        for (int i = 0; i < DELEGATES; i++) {
            elected.add(delegate(i));
        }
        tell(0, new Happening.DelegatesElected(1, elected, elected.size(), false));
    }

    private void submit(int i) {
        double when = 1 + i + random.nextInt(900) / 1000.0;
        var doctor = new AccountId("doctor-" + i % 5);
        if (isRefused(i)) {
            tell(
                    when,
                    new Happening.SubmissionRefused(
                            OptionalInt.of(i), doctor, Optional.of(medical(i, doctor)), HOSTILE));
            return;
        }
        tell(
                when,
                new Happening.Submitted(
                        tx(i),
                        "medical",
                        doctor,
                        OptionalInt.of(i),
                        Optional.of(medical(i, doctor)),
                        new NodeId(i % 10)));
        tell(when + 0.1, new Happening.ConsentAsked(tx(i), patient(i), at(when + 20.1)));
        answer(i, when);
    }

    private void answer(int i, double when) {
        double delay = 0.5 + Math.abs(random.nextInt(1000) + random.nextInt(3000)) / 1000.0;
        if (isDenied(i)) {
            tell(when + delay, new Happening.ConsentDenied(tx(i), patient(i), "-2+3 " + HOSTILE));
        } else if (isIgnored(i)) {
            tell(when + 20.1, new Happening.ConsentExpired(tx(i), patient(i)));
        } else {
            tell(when + delay, new Happening.ConsentGiven(tx(i), patient(i)));
            tell(when + delay + 0.05, new Happening.EnteredMempool(tx(i), new NodeId(i % 10)));
            long slot = (long) Math.ceil((when + delay + 0.3) / 2);
            ready.computeIfAbsent(slot, _ -> new ArrayList<>()).add(tx(i));
        }
    }

    private static MedicalFacts medical(int i, AccountId doctor) {
        return new MedicalFacts(
                Operation.values()[i % 3],
                new OrganisationId("hospital-" + i % 3),
                doctor,
                patient(i),
                new OrganisationId("insurer-" + i % 2),
                new RecordId("record-" + i),
                i % 10 == 0 ? "@SUM(A1)" : "ENCOUNTER_AMBULATORY",
                new Amount(new BigDecimal("10.05").add(BigDecimal.valueOf(i))),
                i % 3 == 2 ? Optional.of(new AccountId("doctor-9")) : Optional.empty());
    }

    private double crashAt() {
        return slots / 2.0;
    }

    private double restartAt() {
        return slots;
    }

    private void crash() {
        tell(crashAt(), new Happening.NodeCrashed(CRASHED));
        tell(restartAt(), new Happening.NodeRestarted(CRASHED, true));
        tell(restartAt() + 1.5, new Happening.NodeSynchronised(CRASHED, 1, 9));
        tell(
                5,
                new Happening.FaultBegan(
                        1, "partition", List.of(new NodeId(8)), "cut from the rest"));
        tell(9, new Happening.FaultEnded(1));
    }

    private void forge() {
        var waiting = new ArrayList<TxId>();
        var previous = new BlockId(Hash.ZERO);
        long height = 0;
        var chain = new ArrayList<BlockId>();
        for (long slot = 1; slot <= slots; slot++) {
            waiting.addAll(ready.getOrDefault(slot, List.of()));
            double start = slot * 2;
            boolean down = start >= crashAt() && start < restartAt();
            if (delegate(slot).equals(CRASHED.account()) && down) {
                tell(start, new Happening.SlotMissed(slot, delegate(slot)));
                continue;
            }
            height++;
            if (height == FORKED_HEIGHT) {
                rival(slot, previous);
            }
            var block = new BlockId(hash("block", height));
            tell(start + 0.02, forged(block, previous, height, slot, List.copyOf(waiting)));
            chain.add(block);
            waiting.clear();
            previous = block;
            finalise(chain, height, start + 0.4);
        }
    }

    private Happening.BlockForged forged(
            BlockId block, BlockId previous, long height, long slot, List<TxId> carried) {
        return new Happening.BlockForged(
                block,
                height,
                slot,
                at(slot * 2),
                delegate(slot),
                new NodeId((int) (slot % DELEGATES)),
                hash("nonce", slot),
                previous,
                hash("root", height),
                900 + 700 * carried.size(),
                carried,
                Math.max(0, height - LAG - slot % 3),
                5);
    }

    /** Another block at the same height, which one node follows until the next block is there. */
    private void rival(long slot, BlockId previous) {
        var rival = new BlockId(hash("rival", FORKED_HEIGHT));
        var lonely = new NodeId(8);
        tell(slot * 2 + 0.01, forged(rival, previous, FORKED_HEIGHT, slot, List.of()));
        var winner = new BlockId(hash("block", FORKED_HEIGHT));
        tell(slot * 2 + 3, new Happening.HeadMoved(lonely, winner, FORKED_HEIGHT, 1));
    }

    private void finalise(List<BlockId> chain, long height, double when) {
        long irreversible = height - LAG - random.nextInt(2);
        if (irreversible > 0) {
            tell(
                    when,
                    new Happening.BecameIrreversible(
                            chain.get((int) irreversible - 1), irreversible, new NodeId(1)));
        }
    }

    private void ask() {
        double when = slots * 2 + 1;
        var querier = new AccountId("doctor-1");
        tell(
                when,
                new Happening.Accessed(
                        1, querier, "doctor", "query", "wdbc", Purpose.HRESCH, true, ""));
        tell(
                when,
                new Happening.Accessed(
                        2, querier, "doctor", "history", "patient-1", Purpose.TREAT, false, "no"));
        tell(when, answered("mean_radius", querier, "14.127291739894552"));
        tell(when + 0.5, answered("mean_area", querier, "654.889103690685"));
    }

    private static Happening.QueryAnswered answered(String column, AccountId who, String value) {
        var exact = new BigDecimal(value);
        return new Happening.QueryAnswered(
                1,
                "mean",
                new DatasetId("wdbc"),
                column,
                "",
                who,
                Purpose.HRESCH,
                569,
                exact,
                exact);
    }

    /** For callers that want a duration. */
    public static Duration length(int transactions) {
        return end(transactions).since(SimTime.ZERO);
    }
}
