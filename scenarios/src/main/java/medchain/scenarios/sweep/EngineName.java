package medchain.scenarios.sweep;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;

/** Where the user wants a sweep to be done. */
public sealed interface EngineName {

    /** In this process, on its cores. */
    record Local() implements EngineName {}

    /**
     * By Apache Spark.
     *
     * @param master as Spark names it: {@code local[*]}, {@code spark://host:7077}, {@code yarn}
     * @param threads of {@code local[2]}; empty: as many as there are
     */
    record Spark(String master, OptionalInt threads) implements EngineName {
        public boolean local() {
            return master.startsWith("local");
        }
    }

    Pattern LOCAL = Pattern.compile("local\\[(\\*|[1-9][0-9]{0,3})]");
    Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}");

    /**
     * @throws BadInput usage, when it is no engine
     */
    static EngineName parse(Value value) {
        var text = value.text();
        var local = LOCAL.matcher(text);
        if (text.equals("local")) {
            return new Local();
        }
        if (local.matches()) {
            var threads = local.group(1);
            return new Spark(
                    text,
                    threads.equals("*")
                            ? OptionalInt.empty()
                            : OptionalInt.of(Integer.parseInt(threads)));
        }
        if (text.equals("yarn") || text.matches("k8s://\\S+") || isStandalone(text)) {
            return new Spark(text, OptionalInt.empty());
        }
        throw BadInput.usage(
                value.place(),
                "\""
                        + text
                        + "\" is no engine; expected local, local[*], local[N],"
                        + " spark://HOST:PORT, k8s://ADDRESS or yarn",
                hint(text));
    }

    private static boolean isStandalone(String text) {
        return text.startsWith("spark://")
                && Pattern.compile(",")
                        .splitAsStream(text.substring("spark://".length()))
                        .allMatch(host -> HOST.matcher(host).matches());
    }

    private static Optional<String> hint(String text) {
        if (text.startsWith("spark://")) {
            return Optional.of("a master is a host and a port: spark://localhost:7077");
        }
        return text.equals("spark")
                ? Optional.of("local[*] is Spark on this machine")
                : Optional.empty();
    }
}
