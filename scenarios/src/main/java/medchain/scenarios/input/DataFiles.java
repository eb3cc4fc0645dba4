package medchain.scenarios.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.ModelText;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Suggest;
import medchain.simulator.learning.RawTable;

/** Finds data files: relative to a folder, else among those that ship with the project. */
public final class DataFiles {
    /** What ships; see the README beside them for source and licence. */
    public static final List<String> SHIPPED = List.of("medical_transactions.csv", "wdbc.csv");

    private static final String SHELF = "/medchain/data/";

    private DataFiles() {}

    /**
     * Opens a file.
     *
     * @param folder for relative names: the working directory, or the scenario's folder
     */
    public static InputStream open(String name, Path folder) {
        return open(name, folder, "a CSV file", SHIPPED);
    }

    private static InputStream open(String name, Path folder, String expected, List<String> shelf) {
        var file = folder.resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return Files.newInputStream(file);
            }
            if (Files.exists(file)) {
                throw BadInput.noInput(name + " is no regular file; expected " + expected);
            }
            if (shelf.contains(name)) {
                var shipped = DataFiles.class.getResourceAsStream(SHELF + name);
                if (shipped != null) {
                    return shipped;
                }
            }
        } catch (IOException unreadable) {
            throw BadInput.noInput(name + " cannot be read; expected a readable file");
        }
        throw new BadInput(
                BadInput.NO_INPUT,
                Optional.empty(),
                "no file "
                        + name
                        + "; expected "
                        + expected
                        + (shelf.isEmpty() ? "" : ", or one of " + String.join(", ", shelf)),
                Suggest.hint(name, shelf));
    }

    /**
     * Reads a model that was saved.
     *
     * @param folder for relative names: the working directory, or the scenario's folder
     */
    public static NamedModel model(String name, Path folder) {
        try (var in = new BufferedInputStream(open(name, folder, "a saved model", List.of()))) {
            in.mark(FileKind.BYTES);
            var kind = FileKind.notText(in.readNBytes(FileKind.BYTES));
            if (kind.isPresent()) {
                throw BadInput.data(
                        new Place(name, 1, 1), kind.get() + "; expected a model's JSON");
            }
            in.reset();
            return ModelText.read(text(in, name), name);
        } catch (IOException unreadable) {
            throw BadInput.noInput(name + " cannot be read; expected a readable file");
        }
    }

    private static String text(InputStream in, String name) throws IOException {
        var text = new StringWriter();
        try (var reader = new StrictUtf8(in, name, ModelText.MOST_BYTES)) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    /** Reads a table from a file or from what ships. */
    public static RawTable table(String name, Path folder, List<String> missing) {
        return CsvTables.read(name, open(name, folder), missing);
    }
}
