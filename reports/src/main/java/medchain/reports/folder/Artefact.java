package medchain.reports.folder;

import medchain.reports.table.Table;
import medchain.simulator.identity.Names;

/** A further file of a run: results of its datasets and models. */
public sealed interface Artefact {
    /** Written as {@code NAME.csv}: encrypted_data, results, predictions, evaluation. */
    record OfTable(Table table) implements Artefact {
        public OfTable {
            check(table.name());
        }
    }

    /**
     * @param fileName with its ending: {@code model.json}
     */
    record OfText(String fileName, String text) implements Artefact {
        public OfText {
            check(fileName);
        }
    }

    private static void check(String fileName) {
        if (!Names.isName(fileName, 100)) {
            throw new IllegalArgumentException(
                    "not a file's name: expected letters, digits, . _ -");
        }
    }
}
