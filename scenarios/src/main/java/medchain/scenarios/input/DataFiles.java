package medchain.scenarios.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
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
        var file = folder.resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return Files.newInputStream(file);
            }
            if (Files.exists(file)) {
                throw BadInput.noInput(name + " is no regular file; expected a CSV file");
            }
            if (SHIPPED.contains(name)) {
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
                        + "; expected a CSV file, or one of "
                        + String.join(", ", SHIPPED),
                Suggest.hint(name, SHIPPED));
    }

    /** Reads a table from a file or from what ships. */
    public static RawTable table(String name, Path folder, List<String> missing) {
        return CsvTables.read(name, open(name, folder), missing);
    }
}
