package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code bench}: how fast this machine does what worlds are made of. */
final class BenchVerbs {
    private static final Parameter FORKS =
            option("forks", "JVMs that each benchmark runs in, 1 to 20").otherwise("3");
    private static final Parameter ONLY = option("only", "those whose name contains this");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "bench kernel",
                            "Measures event queue, gossip, the whole simulator, block validation,"
                                    + " Merkle trees and encoding, in turns with a reference",
                            "bench kernel --only HoldModel --forks 1",
                            FORKS,
                            ONLY),
                    Verb.of(
                            "bench crypto",
                            "Measures what signing, checking, hashing, executing and Paillier work"
                                    + " take, and writes a cost profile for scenarios",
                            "bench crypto --forks 1",
                            FORKS),
                    Verb.of(
                            "bench paillier",
                            "Measures encryption, scores, sums and exponentiation beside javallier"
                                    + " with GMP, in one JVM, for keys of 2048 and 3072 bits",
                            "bench paillier --only score --rounds 3",
                            option("rounds", "how often each is measured, 1 to 20").otherwise("5"),
                            ONLY),
                    Verb.of(
                            "bench compare",
                            "Compares two results of bench: how much faster, and whether for sure",
                            "bench compare bench-kernel-before.csv bench-kernel.csv",
                            position("baseline", Completion.FILE, "a CSV that bench left"),
                            position("current", Completion.FILE, "another, to be judged"),
                            option("tolerance", "how much slower is still as fast")
                                    .otherwise("10%")));

    private BenchVerbs() {}
}
