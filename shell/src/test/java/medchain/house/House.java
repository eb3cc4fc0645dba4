package medchain.house;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plan of the house as data: who may know whom, and which library belongs to which room. */
final class House {

    private House() {}

    /** A module and the modules that it may know. */
    static final Map<String, Set<String>> MODULES =
            Map.of(
                    "medchain.simulator", Set.of(),
                    "medchain.scenarios", Set.of("medchain.simulator"),
                    "medchain.reports", Set.of("medchain.simulator"),
                    "medchain.shell",
                            Set.of("medchain.simulator", "medchain.scenarios", "medchain.reports"));

    /** The rooms of the simulator, lowest first, each with the rooms below that it may know. */
    static final List<Room> SIMULATOR =
            List.of(
                    new Room("kernel", Set.of()),
                    new Room("identity", Set.of()),
                    new Room("crypto", Set.of("kernel", "identity")),
                    new Room("paillier", Set.of("kernel", "identity")),
                    new Room("journal", Set.of("kernel", "identity")),
                    new Room("network", Set.of("kernel", "identity")),
                    // the journey of a transaction
                    new Room("intake", Set.of("kernel", "identity", "crypto")),
                    new Room("consent", Set.of("kernel", "identity", "crypto", "intake")),
                    new Room("mempool", Set.of("kernel", "identity", "intake", "consent")),
                    new Room("chain", Set.of("kernel", "identity", "crypto", "intake", "consent")),
                    new Room("dpos", Set.of("kernel", "identity", "crypto", "chain")),
                    new Room("records", Set.of("kernel", "identity", "intake", "chain")),
                    new Room("learning", Set.of("kernel", "identity")),
                    new Room("query", Set.of("kernel", "identity", "paillier", "learning")),
                    // the whole
                    new Room(
                            "node",
                            Set.of(
                                    "kernel",
                                    "identity",
                                    "crypto",
                                    "paillier",
                                    "journal",
                                    "network",
                                    "intake",
                                    "consent",
                                    "mempool",
                                    "chain",
                                    "dpos",
                                    "records",
                                    "learning",
                                    "query")),
                    new Room(
                            "world",
                            Set.of(
                                    "kernel",
                                    "identity",
                                    "crypto",
                                    "paillier",
                                    "journal",
                                    "network",
                                    "intake",
                                    "consent",
                                    "mempool",
                                    "chain",
                                    "dpos",
                                    "records",
                                    "learning",
                                    "query",
                                    "node")),
                    new Room("check", Set.of("kernel", "identity", "journal", "chain", "world")));

    static final List<Room> SCENARIOS =
            List.of(
                    new Room("language", Set.of()),
                    new Room("input", Set.of("language")),
                    new Room("run", Set.of("language", "input")));

    static final List<Room> REPORTS =
            List.of(
                    new Room("measure", Set.of()),
                    new Room("table", Set.of("measure")),
                    new Room("csv", Set.of("measure", "table")),
                    new Room("chart", Set.of("measure", "table", "csv")),
                    new Room("html", Set.of("measure", "table", "csv", "chart")));

    static final List<Room> SHELL =
            List.of(
                    new Room("render", Set.of()),
                    new Room("session", Set.of("render")),
                    new Room("command", Set.of("render", "session")),
                    new Room("prompt", Set.of("render", "session", "command")),
                    new Room("wiring", Set.of("render", "session", "command", "prompt")));

    static final Map<String, List<Room>> ROOMS =
            Map.of(
                    "medchain.simulator", SIMULATOR,
                    "medchain.scenarios", SCENARIOS,
                    "medchain.reports", REPORTS,
                    "medchain.shell", SHELL);

    /**
     * What a stage of the journey shows to later stages; everything else of it is its own affair.
     * Only {@code node}, {@code world} and {@code check} see whole stages.
     */
    static final Map<String, Set<String>> HANDED_ON =
            Map.ofEntries(
                    entry(
                            "intake",
                            Set.of(
                                    "Submission",
                                    "SignedTransaction",
                                    "Transaction",
                                    "Content",
                                    "BlockReference",
                                    "Bytes",
                                    "Limits")),
                    entry("consent", Set.of("PendingConsent", "Approved", "ConsentDecision")),
                    entry("mempool", Set.of()),
                    entry("chain", Set.of("Block", "BlockHeader", "LedgerState")),
                    entry("dpos", Set.of("SlotDecision")),
                    entry("records", Set.of("RecordVersion", "AccessEntry", "IrreversibleRecord")),
                    entry("learning", Set.of("Table", "Column", "EncodedModel")),
                    entry("query", Set.of("QueryRequest", "QueryAnswer")));

    /** A library and the only packages that may import it. */
    static final List<Library> LIBRARIES =
            List.of(
                    new Library("org.springframework", "medchain.shell"),
                    new Library("org.jline", "medchain.shell"),
                    new Library("com.n1analytics", "medchain.simulator.paillier"),
                    new Library("org.bouncycastle", "medchain.simulator.crypto"),
                    new Library("smile", "medchain.simulator.learning"),
                    new Library("org.jfree", "medchain.reports.chart"),
                    new Library("org.snakeyaml", "medchain.scenarios.language"),
                    new Library("java.sql", "medchain.scenarios.input"),
                    new Library("java.awt", "medchain.reports.chart"));

    /** A package of a module and the packages of the same module that it may import. */
    record Room(String name, Set<String> below) {}

    record Library(String name, String home) {}
}
