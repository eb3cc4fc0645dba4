package medchain.scenarios.language;

import java.util.List;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Tree.Section;

/** A scenario to begin with: {@code scenario new}; and the reference page of all keys. */
public final class ScenarioTemplate {
    private static final String STORY =
            """
            timeline:
              - at: 5s
                do: record add patient-1 --prescription "Amoxicillin 500 mg" --amount 12.50 --as doctor-1
                why: It waits for its patient.
              - at: 10s
                do: consent approve latest --as patient-1
              - do: world run --until settled --at-most 5m
            expect:
              - irreversible == 1
              - finality_violations == 0
              - lost_transactions == 0
            """;

    private ScenarioTemplate() {}

    /**
     * A small scenario that runs, with every default written out and explained.
     *
     * @param name 1 to 64 of A-Z a-z 0-9 . _ -
     */
    public static String named(String name) {
        var settings =
                List.of(
                        "world.nodes=4",
                        "population.patients=2",
                        "population.doctors=1",
                        "title=What it shows",
                        "description=What the reader should expect, and why");
        Tree tree = Yaml.parse("scenario: \"" + name + "\"\n", "<new>");
        for (var setting : settings) {
            tree = Overrides.apply(tree, setting);
        }
        Section filled = Filled.fill(Schema.check(tree)).section();
        return "# Read it with: scenario check FILE      Run it with: scenario run FILE\n"
                + EffectiveText.explained(filled)
                + STORY;
    }

    /** Every key with its form, default and meaning, as a Markdown table. */
    public static String reference() {
        var out = new StringBuilder("| key | value | default | meaning |\n|---|---|---|---|\n");
        for (var key : Keys.all()) {
            out.append("| ").append(key.path()).append(" | ").append(form(key.kind()));
            out.append(" | ").append(fallback(key)).append(" | ").append(key.doc()).append(" |\n");
        }
        return out.toString();
    }

    private static String fallback(Key key) {
        if (key.required()) {
            return "needed";
        }
        if (key.fallback().isEmpty()) {
            return "";
        }
        var all = Filled.fill(Schema.check(Yaml.parse("scenario: a", "<default>")));
        return all.optional(key.path()).map(v -> v.text()).orElse("");
    }

    private static String form(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> "text";
            case Kind.Line _ -> "a line";
            case Kind.Name _ -> "a name";
            case Kind.Choice(var values) -> String.join(", ", values);
            case Kind.Whole(long least, long most) -> least + " to " + most;
            case Kind.Decimal(double least, double most) -> least + " to " + most;
            case Kind.Time _ -> "a time: 50ms, 2s, 1h";
            case Kind.Share _ -> "a share: 1%";
            case Kind.Size _ -> "a size: 64KiB";
            case Kind.Speed _ -> "a speed: 600x";
            case Kind.Flag _ -> "true, false";
            case Kind.Section _ -> "section";
            case Kind.Either(var single) -> form(single) + ", or a section";
            case Kind.Sections _ -> "list of sections";
            case Kind.Lines _ -> "list of lines";
            case Kind.Table _ -> "a CSV file, or a list of its lines";
            case Kind.Bitrate _ -> "a bit rate: 100Mbit/s";
            case Kind.Precision _ -> "a share, a time or a number: 2%, 500ms, 0.5";
            case Kind.Counts _ -> "names with numbers";
            case Kind.Grid _ -> "paths with lists of values";
            case Kind.Choices(var values) -> "names with " + String.join(", ", values);
        };
    }
}
