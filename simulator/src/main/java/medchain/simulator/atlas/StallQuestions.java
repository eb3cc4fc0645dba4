package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many may crash before finality stops, for every preset (4.5), and Ark's row V18. */
final class StallQuestions {
    static final List<Question> ALL =
            List.of(
                    stall("medchain", 2),
                    stall("medchain-fast", 2),
                    stall("antelope-legacy", 6),
                    stall("antelope-savanna", 6),
                    stall("tron", 8),
                    stall("bitshares", 6),
                    stall("hive", 5),
                    stall("hive-legacy", 5),
                    stall("lisk", 33),
                    new Question("ark", "V18", "no finality", StallQuestions::ark));

    private StallQuestions() {}

    /**
     * @param most how many may crash: n - q
     */
    private static Question stall(String preset, int most) {
        return new Question(
                preset,
                row(preset),
                "stall",
                seed -> List.of(goesOn(preset, seed, most), stops(preset, seed, most + 1)));
    }

    private static Evidence goesOn(String preset, long seed, int crashed) {
        var chain = begun(preset, seed);
        long before = chain.rules().irreversibleHeight(chain.head());
        long moved = after(chain, crashed, preset) - before;
        return new Row(row(preset), preset, crashed + " crashed, LIB goes on", "f <= n-q")
                .holds(
                        "with the head",
                        moved > blocks(preset) / 2,
                        moved + " of " + blocks(preset) + " blocks",
                        blocks(preset));
    }

    private static Evidence stops(String preset, long seed, int crashed) {
        var chain = begun(preset, seed);
        Lags.crash(chain, crashed).walkBlocks(blocks(preset) / 2);
        long frozen = chain.rules().irreversibleHeight(chain.head());
        long moved = after(chain, crashed, preset) - frozen;
        return new Row(row(preset), preset, crashed + " crashed, blocks that LIB moves", "f > n-q")
                .exactly(0, moved, blocks(preset));
    }

    private static String row(String preset) {
        return switch (preset) {
            case "antelope-legacy" -> "V3";
            case "tron" -> "V10";
            case "medchain" -> "V20";
            default -> "4.5";
        };
    }

    private static int blocks(String preset) {
        var p = Question.preset(preset);
        return p.slotsPerRound() * (p.slotsPerRound() > 90 ? 6 : 24);
    }

    private static ChainWalker begun(String preset, long seed) {
        return new ChainWalker(Question.preset(preset), seed).walkBlocks(blocks(preset) / 2);
    }

    private static long after(ChainWalker chain, int crashed, String preset) {
        Lags.crash(chain, crashed).walkBlocks(blocks(preset));
        return chain.rules().irreversibleHeight(chain.head());
    }

    private static List<Evidence> ark(long seed) {
        var p = Question.preset("ark");
        var round = p.slot().multipliedBy(p.seats());
        var chain = new ChainWalker(p, seed).walkBlocks(510);
        var evidence = new ArrayList<Evidence>();
        var source = "Ark core: no finality";
        evidence.add(
                new Row("V18", "ark", "seconds a round", "milestones.json")
                        .exactly(Duration.ofSeconds(408).toSeconds(), round.toSeconds(), 1));
        evidence.add(
                new Row("V18", "ark", "LIB after ten rounds", source)
                        .exactly(0, chain.rules().irreversibleHeight(chain.head()), 510));
        return evidence;
    }
}
