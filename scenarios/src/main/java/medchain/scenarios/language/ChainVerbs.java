package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.world.Directive;
import medchain.simulator.world.TamperField;

/** {@code block} and {@code chain}: what was forged, and whether it is sound. */
final class ChainVerbs {
    private static final Parameter NODE =
            option("node", Completion.NODE, "whose copy; else the reference node's");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "block list",
                            "Lists blocks, the newest last",
                            "block list --last 10",
                            option("last", "how many").otherwise("20"),
                            option("from", "from this height on"),
                            NODE),
                    Verb.of(
                            "block show",
                            "Shows a block: header and transactions, no clinical text",
                            "block show 12",
                            position("block", Completion.BLOCK_HEIGHT, "height, or head"),
                            NODE),
                    Verb.of(
                            "block proof",
                            "Proves that a transaction is in its block, or checks such a proof",
                            "block proof 3f2a",
                            position(
                                            "transaction",
                                            Completion.TRANSACTION,
                                            "first 4 digits or more")
                                    .optional(),
                            option("verify", Completion.FILE, "checks the proof in this file"),
                            NODE),
                    Verb.of(
                                    "chain verify",
                                    "Recomputes a node's whole chain; names block and field",
                                    "chain verify --node node-3",
                                    NODE)
                            .does(ChainVerbs::verify),
                    Verb.of(
                            "chain export",
                            "Writes a node's chain as JSON lines",
                            "chain export chain.jsonl",
                            position("file", Completion.FILE, "where to; else the screen")
                                    .optional(),
                            NODE),
                    Verb.of(
                                    "chain tamper",
                                    "Changes a field in one node's own copy, to show detection",
                                    "chain tamper node-3 5 amount",
                                    position("node", Completion.NODE, "whose copy"),
                                    position("height", Completion.BLOCK_HEIGHT, "which block"),
                                    position("field", Completion.NONE, "what to change")
                                            .among(fields()))
                            .does(ChainVerbs::tamper));

    private ChainVerbs() {}

    private static String[] fields() {
        return Stream.of(TamperField.values()).map(TamperField::word).toArray(String[]::new);
    }

    private static Directive verify(Arguments a) {
        var view = a.world().view();
        return new Directive.VerifyChain(
                a.value("node").map(v -> Lookup.node(v, view)).orElseGet(view::referenceNode));
    }

    private static Directive tamper(Arguments a) {
        return new Directive.Tamper(
                Lookup.node(a.one("node"), a.world().view()),
                a.whole("height", 0, Long.MAX_VALUE),
                TamperField.valueOf(a.text("field").toUpperCase(Locale.ROOT)));
    }
}
