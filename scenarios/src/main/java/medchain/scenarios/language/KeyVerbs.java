package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;

import java.util.List;
import java.util.OptionalInt;
import medchain.simulator.world.Directive;

/** {@code keys}: the Paillier key whose shares the delegates hold. */
final class KeyVerbs {
    private static final int MOST_DELEGATES = 101;

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "keys ceremony",
                                    "A dealer makes a key and hands a share to each delegate",
                                    "keys ceremony --threshold 3 --as alice",
                                    option("threshold", "shares that decrypt; else a majority"),
                                    option("bits", "length of the Paillier key")
                                            .among("2048", "3072")
                                            .otherwise("2048"))
                            .does(KeyVerbs::ceremony),
                    Verb.of("keys show", "Shows who holds shares of the key", "keys show"));

    private KeyVerbs() {}

    private static Directive ceremony(Arguments a) {
        return new Directive.HoldCeremony(
                a.who(),
                a.number("bits", 2048, 3072),
                a.has("threshold")
                        ? OptionalInt.of(a.number("threshold", 1, MOST_DELEGATES))
                        : OptionalInt.empty());
    }
}
