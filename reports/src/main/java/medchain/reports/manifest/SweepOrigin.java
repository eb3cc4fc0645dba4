package medchain.reports.manifest;

import java.util.List;

/**
 * The sweep that was run; its texts are from outside.
 *
 * @param seed of each point's first run; those of the others follow from it
 * @param source the scenario with what of it varies, from which the sweep is run again
 * @param paths of the swept keys
 * @param points combinations of their values
 * @param cryptoModes of the points, each once: "real", "simulated"
 */
public record SweepOrigin(
        String scenario,
        String title,
        String description,
        long seed,
        String source,
        List<String> paths,
        int points,
        List<String> cryptoModes) {
    public SweepOrigin {
        paths = List.copyOf(paths);
        cryptoModes = List.copyOf(cryptoModes);
    }
}
