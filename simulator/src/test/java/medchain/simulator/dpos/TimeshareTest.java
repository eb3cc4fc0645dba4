package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;

/** Hive's shared seat: everybody in turn, as often as its votes say. */
class TimeshareTest {
    private static final List<AccountId> NOBODY = List.of();

    private static AccountId id(String name) {
        return new AccountId(name);
    }

    private static Standing votes(String name, long votes) {
        return new Standing(id(name), 0, votes, 0, 0);
    }

    /** Laps of 1/2, 1/4 and 1/8, rounded down: of ends at 2/8 the faster one is a hair earlier. */
    @Test
    void the_first_to_end_a_lap_sits_and_begins_another() {
        var time = Timeshare.NONE.with(List.of(votes("a", 1), votes("b", 3), votes("c", 7)));
        var order = new StringBuilder();
        for (int round = 0; round < 7; round++) {
            var seated = time.seat(1, NOBODY);
            order.append(seated.delegates().getFirst().value());
            time = seated.after();
        }
        assertThat(order).hasToString("ccbccba");
    }

    @Test
    void in_the_long_run_each_sits_in_proportion_to_its_votes() {
        var standings = List.of(votes("a", 600), votes("b", 300), votes("c", 100), votes("d", 0));
        var time = Timeshare.NONE;
        var sat = new TreeMap<String, Integer>();
        for (int round = 0; round < 10_000; round++) {
            var seated = time.with(standings).seat(1, NOBODY);
            sat.merge(seated.delegates().getFirst().value(), 1, Integer::sum);
            time = seated.after();
        }
        assertThat(sat.get("a")).isBetween(5950, 6050);
        assertThat(sat.get("b")).isBetween(2950, 3050);
        assertThat(sat.get("c")).isBetween(950, 1050);
    }

    @Test
    void who_has_a_seat_by_votes_passes_without_taking_the_shared_one() {
        var time = Timeshare.NONE.with(List.of(votes("top", 1000), votes("a", 10), votes("b", 5)));
        var seated = time.seat(1, List.of(id("top")));
        assertThat(seated.delegates()).containsExactly(id("a"));
        // top was in the lead, and begins a lap where a has ended its own
        var laps = seated.after().laps();
        assertThat(laps.get(id("top")).lastUpdate()).isEqualTo(seated.after().now());
        assertThat(laps.get(id("b"))).isEqualTo(time.laps().get(id("b")));
    }

    @Test
    void the_21st_seat_of_hive_goes_round_and_the_others_stay() {
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < 20; i++) {
            standings.add(votes(ChainWalker.delegate(i).value(), 1000 - i));
        }
        standings.add(votes("x-300", 300));
        standings.add(votes("x-200", 200));
        standings.add(votes("x-100", 100));
        var chain = new ChainWalker(Presets.named("hive").orElseThrow(), 3).standings(standings);
        chain.walkBlocks(42);
        var sat = new TreeMap<String, Integer>();
        for (int round = 0; round < 300; round++) {
            chain.walkBlocks(21);
            var delegates = chain.rules().delegates(chain.head());
            assertThat(delegates.subList(0, 20))
                    .containsExactlyElementsOf(ChainWalker.delegates(20));
            sat.merge(delegates.getLast().value(), 1, Integer::sum);
        }
        assertThat(sat.get("x-300")).isBetween(148, 152);
        assertThat(sat.get("x-200")).isBetween(98, 102);
        assertThat(sat.get("x-100")).isBetween(48, 52);
    }

    @Test
    void who_gets_votes_half_way_keeps_the_way_that_it_has_come() {
        var time = Timeshare.NONE.with(List.of(votes("a", 9), votes("b", 4), votes("c", 99)));
        time = time.seat(1, NOBODY).after();
        var before = time.laps().get(id("b"));
        var faster = time.with(List.of(votes("a", 9), votes("b", 400), votes("c", 99)));
        var lap = faster.laps().get(id("b"));
        assertThat(lap.position()).isPositive();
        assertThat(lap.scheduled()).isLessThan(before.scheduled()).isGreaterThan(faster.now());
        assertThat(faster.laps().get(id("a"))).isEqualTo(time.laps().get(id("a")));
    }
}
