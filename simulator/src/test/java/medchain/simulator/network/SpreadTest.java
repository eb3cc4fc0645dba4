package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    /** Links of one node lie in one word, in two, and scattered over many. */
    @ParameterizedTest
    @CsvSource({"2,1", "15,8", "40,2", "101,8", "60,59"})
    void what_a_crash_takes_from_an_item_is_what_was_told_over_the_node_s_links(
            int nodes, int degree) {
        var overlay = RandomRegular.make(nodes, degree, new Streams(1).stream("overlay"));
        for (int node = 0; node < nodes; node++) {
            var spread = new Spread(overlay);
            IntStream.range(0, overlay.places()).forEach(spread::announceAt);
            spread.crash(node, overlay);
            for (int teller = 0; teller < nodes; teller++) {
                for (int place = overlay.start(teller); place < overlay.end(teller); place++) {
                    boolean itsLink = teller == node || overlay.neighbour(place) == node;
                    assertThat(spread.isAnnouncedAt(place)).isEqualTo(!itsLink);
                }
            }
        }
    }
}
