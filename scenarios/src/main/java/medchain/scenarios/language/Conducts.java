package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import medchain.simulator.node.Conduct;
import medchain.simulator.world.Directive;

/** The words for what a bad delegate does. */
final class Conducts {
    private static final SortedMap<String, Function<Arguments, Conduct>> BY_WORD = byWord();

    private Conducts() {}

    static List<String> words() {
        return new ArrayList<>(BY_WORD.keySet());
    }

    static Directive misbehave(Arguments a) {
        var word = a.text("behaviour");
        var how = Optional.ofNullable(BY_WORD.get(word)).orElseThrow().apply(a);
        if (a.has("account") && !(how instanceof Conduct.Censor)) {
            throw BadInput.data(a.one("account").place(), "--account; expected only with censor");
        }
        if (a.has("slots") && !(how instanceof Conduct.Withhold)) {
            throw BadInput.data(a.one("slots").place(), "--slots; expected only with withhold");
        }
        var node = Lookup.node(a.one("node"), a.world().view());
        return new Directive.Misbehave(node, word, how);
    }

    private static SortedMap<String, Function<Arguments, Conduct>> byWord() {
        var map = new TreeMap<String, Function<Arguments, Conduct>>();
        map.put("equivocate", _ -> new Conduct.Equivocate());
        map.put("stale-production", _ -> new Conduct.Stale());
        map.put("forget", _ -> new Conduct.Forget());
        map.put("withhold", Conducts::withhold);
        map.put("censor", Conducts::censor);
        map.put("out-of-turn", _ -> new Conduct.OutOfTurn());
        map.put("orphans", _ -> new Conduct.Orphans());
        map.put("future-slot", _ -> new Conduct.FutureSlot());
        map.put("stale-parent", _ -> new Conduct.StaleParent());
        map.put("bad-merkle-root", _ -> new Conduct.Invalid(Conduct.Wrong.MERKLE_ROOT));
        map.put("bad-state-root", _ -> new Conduct.Invalid(Conduct.Wrong.STATE_ROOT));
        map.put("bad-previous-hash", _ -> new Conduct.Invalid(Conduct.Wrong.PREVIOUS_HASH));
        map.put("wrong-slot", _ -> new Conduct.Invalid(Conduct.Wrong.SLOT));
        map.put("wrong-delegate", _ -> new Conduct.Invalid(Conduct.Wrong.DELEGATE));
        map.put("wrong-count", _ -> new Conduct.Invalid(Conduct.Wrong.COUNT));
        map.put("duplicated-last", _ -> new Conduct.Invalid(Conduct.Wrong.DUPLICATED_LAST));
        map.put("oversize", _ -> new Conduct.Invalid(Conduct.Wrong.OVERSIZE));
        map.put("foreign-chain", _ -> new Conduct.Invalid(Conduct.Wrong.FOREIGN_CHAIN));
        map.put("spent-nonce", _ -> new Conduct.Invalid(Conduct.Wrong.SPENT_NONCE));
        map.put("foreign-purpose", _ -> new Conduct.Invalid(Conduct.Wrong.FOREIGN_PURPOSE));
        map.put("wrong-signature", _ -> new Conduct.Invalid(Conduct.Wrong.SIGNATURE));
        map.put("unapproved", _ -> new Conduct.Invalid(Conduct.Wrong.UNAPPROVED));
        map.put("forged-certificate", _ -> new Conduct.Invalid(Conduct.Wrong.CERTIFICATE));
        map.put("bad-shares", _ -> new Conduct.Lie(Conduct.Misuse.SHARES));
        map.put("substitute-ciphertext", _ -> new Conduct.Lie(Conduct.Misuse.CIPHERTEXT));
        map.put("wrong-reveal", _ -> new Conduct.Invalid(Conduct.Wrong.REVEAL));
        return map;
    }

    private static Conduct withhold(Arguments a) {
        return new Conduct.Withhold(a.has("slots") ? a.number("slots", 1, 1_000_000) : 1_000_000);
    }

    private static Conduct censor(Arguments a) {
        return new Conduct.Censor(
                a.has("account") ? Optional.of(a.account("account")) : Optional.empty());
    }
}
