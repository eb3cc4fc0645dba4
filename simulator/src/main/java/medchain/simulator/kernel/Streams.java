package medchain.simulator.kernel;

/**
 * The random streams of one world, by name, so that a new consumer shifts nobody else's draws.
 *
 * <p>The name alone decides: asking twice for one name gives two streams that both start from the
 * beginning. Keep the stream that you asked for, and give each consumer a name of its own ("{@code
 * network.overlay}", "{@code consent.delay/patient-7}").
 */
public final class Streams {
    private final long seed;

    public Streams(long seed) {
        this.seed = seed;
    }

    /** Draws in sequence. */
    public RandomStream stream(String name) {
        return new RandomStream(Mix.seedOf(seed, name));
    }

    /** Draws by key, independent of the order of events. */
    public Keyed keyed(String purpose) {
        return new Keyed(seed, purpose);
    }

    public long seed() {
        return seed;
    }
}
