package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    @Test
    void events_come_by_time_and_those_of_one_moment_as_they_were_put_down() {
        var agenda = new Agenda<String>();
        agenda.at(SimTime.ofSeconds(2), "third");
        agenda.at(SimTime.ofSeconds(1), "first");
        agenda.at(SimTime.ofSeconds(1), "second");
        agenda.at(SimTime.ofSeconds(3600), "last");
        assertThat(agenda.size()).isEqualTo(4);
        var seen = new ArrayList<String>();
        while (!agenda.isEmpty()) {
            seen.add(agenda.next() + " " + agenda.now());
        }
        assertThat(seen).isEqualTo(List.of("first 1s", "second 1s", "third 2s", "last 3600s"));
        assertThat(agenda.handled()).isEqualTo(4);
    }

    @Test
    void time_passes_without_events_but_never_over_one() {
        var agenda = new Agenda<String>();
        agenda.advanceTo(SimTime.ofSeconds(5));
        assertThat(agenda.now()).isEqualTo(SimTime.ofSeconds(5));
        agenda.at(SimTime.ofSeconds(6), "due");
        agenda.advanceTo(SimTime.ofSeconds(6));
        assertThatThrownBy(() -> agenda.advanceTo(SimTime.ofSeconds(7))).isInstanceOf(Bug.class);
        assertThat(agenda.next()).isEqualTo("due");
        assertThatThrownBy(() -> agenda.advanceTo(SimTime.ofSeconds(1))).isInstanceOf(Bug.class);
    }

    @Test
    void nothing_can_be_put_into_the_past() {
        var agenda = new Agenda<String>();
        agenda.advanceTo(SimTime.ofSeconds(5));
        assertThatThrownBy(() -> agenda.at(new SimTime(4_999_999_999L), "late"))
                .isInstanceOf(Bug.class)
                .hasMessage("an event in the past");
        assertThatThrownBy(agenda::next).isInstanceOf(Bug.class);
        assertThatThrownBy(agenda::nextTime).isInstanceOf(Bug.class);
    }

    @Test
    void places_are_used_again() {
        var agenda = new Agenda<Integer>();
        var random = new Streams(1).stream("agenda");
        for (int i = 0; i < 50; i++) {
            agenda.at(new SimTime(i), i);
        }
        for (int i = 50; i < 5_000; i++) {
            int event = agenda.next();
            assertThat(event).isLessThan(i);
            agenda.at(new SimTime(agenda.now().nanos() + random.nextInt(1_000_000)), i);
        }
        assertThat(agenda.size()).isEqualTo(50);
        assertThat(agenda.placeCount()).isEqualTo(50);
    }
}
