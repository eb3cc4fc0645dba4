package medchain.scenarios.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.language.Suggest;

/** The scenarios that ship with the project, and files by the same door. */
public final class Library {
    private static final String SHELF = "/medchain/library/";

    private Library() {}

    /** Names of the shipped scenarios, in the order in which a newcomer should read them. */
    public static List<String> names() {
        return new String(resource("index.txt").orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
    }

    /**
     * @param nameOrFile a file relative to the folder, or a name of the library
     */
    public static ScenarioText open(String nameOrFile, Path folder) {
        var file = folder.resolve(nameOrFile);
        if (Files.exists(file) && !names().contains(nameOrFile)) {
            return ScenarioText.read(file);
        }
        if (names().contains(nameOrFile)) {
            var text = resource(nameOrFile + ".yaml").orElseThrow();
            var shipped = ScenarioText.decode(text, nameOrFile + ".yaml");
            return new ScenarioText(shipped.source(), shipped.text(), Library::beside);
        }
        throw new BadInput(
                BadInput.NO_INPUT,
                Optional.empty(),
                "no scenario " + nameOrFile + "; expected a YAML file, or a name of the library",
                Suggest.hint(nameOrFile, names())
                        .or(() -> Optional.of("\"scenario list\" names them")));
    }

    private static ScenarioText beside(Value name) {
        var its = name.text().replaceFirst("\\.yaml$", "");
        if (!names().contains(its)) {
            throw BadInput.data(
                    name.place(),
                    "no scenario " + its + " in the library",
                    Suggest.hint(its, names()));
        }
        return open(its, Path.of("nowhere"));
    }

    private static Optional<byte[]> resource(String name) {
        try (var in = Library.class.getResourceAsStream(SHELF + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw BadInput.noInput("the library's " + name + " cannot be read");
        }
    }
}
