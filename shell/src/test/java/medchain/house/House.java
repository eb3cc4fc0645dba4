package medchain.house;

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
                    new Room("compute", Set.of()),
                    new Room("crypto", Set.of("kernel", "identity")),
                    new Room("paillier", Set.of("kernel", "identity", "crypto")),
                    new Room("journal", Set.of("kernel", "identity")),
                    new Room("network", Set.of("kernel", "identity")),
                    // the journey of a transaction
                    new Room("intake", Set.of("kernel", "identity", "crypto")),
                    new Room("consent", Set.of("kernel", "identity", "crypto", "intake")),
                    new Room("mempool", Set.of("kernel", "identity", "intake", "consent")),
                    new Room("chain", Set.of("kernel", "identity", "crypto", "intake", "consent")),
                    new Room("dpos", Set.of("kernel", "identity", "crypto", "chain")),
                    new Room(
                            "records",
                            Set.of("kernel", "identity", "crypto", "intake", "consent", "chain")),
                    new Room("learning", Set.of("kernel", "identity", "crypto")),
                    new Room(
                            "query",
                            Set.of(
                                    "kernel",
                                    "identity",
                                    "crypto",
                                    "paillier",
                                    "compute",
                                    "intake",
                                    "learning")),
                    // proves the rules by themselves, with no node or network around them
                    new Room("atlas", Set.of("kernel", "identity", "crypto", "chain", "dpos")),
                    // the whole
                    new Room(
                            "node",
                            Set.of(
                                    "kernel",
                                    "identity",
                                    "crypto",
                                    "compute",
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
                                    "compute",
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
                    // invariants hold across all stages, so their checks see what the stages show
                    new Room(
                            "check",
                            Set.of(
                                    "kernel",
                                    "identity",
                                    "crypto",
                                    "journal",
                                    "network",
                                    "intake",
                                    "consent",
                                    "chain",
                                    "dpos",
                                    "records",
                                    "world")));

    static final List<Room> SCENARIOS =
            List.of(
                    new Room("language", Set.of()),
                    new Room("input", Set.of("language")),
                    new Room("run", Set.of("language", "input")),
                    new Room("fhir", Set.of("language", "input")),
                    new Room("sweep", Set.of("language", "input", "run")),
                    new Room("spark", Set.of("language", "sweep")));

    static final List<Room> REPORTS =
            List.of(
                    new Room("measure", Set.of()),
                    new Room("table", Set.of("measure")),
                    new Room("csv", Set.of("measure", "table")),
                    new Room("manifest", Set.of("csv")),
                    new Room("chart", Set.of("csv")),
                    new Room("html", Set.of("csv", "manifest", "chart")),
                    new Room("compare", Set.of("measure", "table", "csv", "manifest", "html")),
                    new Room(
                            "folder",
                            Set.of("measure", "table", "csv", "manifest", "chart", "html")),
                    new Room(
                            "sweep",
                            Set.of(
                                    "measure",
                                    "table",
                                    "csv",
                                    "manifest",
                                    "chart",
                                    "html",
                                    "folder")));

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

    /** The stages of the journey: each sees of the ones before it only what is handed on. */
    static final Set<String> STAGES =
            Set.of("intake", "consent", "mempool", "chain", "dpos", "records", "query");

    /**
     * What a stage shows to later stages; everything else of it is its own affair. Only {@code
     * node}, {@code world} and {@code check} see whole stages.
     */
    static final List<HandedOn> HANDED_ON =
            List.of(
                    new HandedOn("intake", "Submission", "well-formed, signed, fresh"),
                    new HandedOn("intake", "SignedTransaction", "what travels and is stored"),
                    new HandedOn("intake", "Transaction", "what is signed"),
                    new HandedOn("intake", "Content", "what a transaction says"),
                    new HandedOn("intake", "BlockReference", "what a transaction is fresh against"),
                    new HandedOn("intake", "Bytes", "the bytes of data transactions"),
                    new HandedOn("intake", "SealedText", "a record's text as the chain has it"),
                    new HandedOn("intake", "Limits", "one set of limits for all stages"),
                    new HandedOn("intake", "TransactionCodec", "one canonical form for all stages"),
                    new HandedOn("intake", "Accounts", "asked here, answered by the ledger state"),
                    new HandedOn("intake", "NonceWindow", "kept by the ledger state"),
                    new HandedOn("intake", "Intake", "a block's transactions are checked again"),
                    new HandedOn("consent", "PendingConsent", "waits for its patient"),
                    new HandedOn("consent", "Approved", "the only thing a block may hold"),
                    new HandedOn("consent", "ConsentDecision", "is stored with what it approves"),
                    new HandedOn("consent", "ApprovedCodec", "one canonical form for all stages"),
                    new HandedOn("chain", "Block", "what is forged and decided about"),
                    new HandedOn("chain", "BlockHeader", "what a delegate signs"),
                    new HandedOn("chain", "BlockCodec", "one canonical form for all stages"),
                    new HandedOn("chain", "FinalityVote", "what a delegate votes with"),
                    new HandedOn("chain", "Certificate", "votes that a header shows"),
                    new HandedOn("chain", "Penalties", "what a delegate pays for"),
                    new HandedOn("chain", "Voting", "how stake becomes votes"),
                    new HandedOn("chain", "Safeguards", "what is set against hasty votes"),
                    new HandedOn("chain", "VoteDecay", "what becomes of old votes"),
                    new HandedOn("chain", "Support", "what stands behind a candidate"),
                    new HandedOn("chain", "LedgerState", "what follows from a block"));

    /** A library and the only packages that may import it. */
    static final List<Library> LIBRARIES =
            List.of(
                    new Library("org.springframework", Set.of("medchain.shell")),
                    new Library("org.jline", Set.of("medchain.shell")),
                    new Library("com.n1analytics", Set.of("medchain.simulator.paillier")),
                    new Library("org.bouncycastle", Set.of("medchain.simulator.crypto")),
                    new Library("org.apache.spark", Set.of("medchain.scenarios.spark")),
                    new Library("scala", Set.of("medchain.scenarios.spark")),
                    new Library("ca.uhn", Set.of("medchain.scenarios.fhir")),
                    new Library("org.hl7", Set.of("medchain.scenarios.fhir")),
                    new Library("smile", Set.of("medchain.simulator.learning")),
                    new Library("org.jfree", Set.of("medchain.reports.chart")),
                    // YAML 1.2 contains JSON: the same strict reader reads manifest.json back
                    new Library(
                            "org.snakeyaml",
                            Set.of("medchain.scenarios.language", "medchain.reports.manifest")),
                    new Library(
                            "org.apache.commons.statistics", Set.of("medchain.reports.measure")),
                    new Library("java.sql", Set.of("medchain.scenarios.input")),
                    new Library("java.awt", Set.of("medchain.reports.chart")));

    /** A package of a module and the packages of the same module that it may import. */
    record Room(String name, Set<String> below) {}

    /** A public type of a stage that later stages may see, and why. */
    record HandedOn(String stage, String type, String why) {}

    record Library(String name, Set<String> homes) {}
}
