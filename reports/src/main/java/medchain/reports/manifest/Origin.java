package medchain.reports.manifest;

import java.util.List;

/**
 * The scenario that was run; its texts are from outside.
 *
 * @param presets named sets of parameters that it used: {@code medchain}
 * @param effectiveYaml the scenario with every default written out, as it ran
 */
public record Origin(
        String scenario,
        String title,
        String description,
        long seed,
        List<String> presets,
        String effectiveYaml) {
    public Origin {
        presets = List.copyOf(presets);
    }
}
