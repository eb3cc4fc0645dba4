package medchain.scenarios.spark;

import java.util.Optional;
import java.util.regex.Pattern;
import medchain.scenarios.language.BadInput;

/** Says plainly why a cluster cannot be used, where Spark shows a stack trace. */
final class Misfit {
    /** Java 25 writes class files of version 69, Java 17 of version 61. */
    private static final int FIRST_VERSION = 44;

    private static final Pattern OLD_JAVA =
            Pattern.compile("recognizes class file versions up to ([0-9]{1,4})");
    private static final Pattern OTHER_SPARK =
            Pattern.compile("InvalidClassException|serialVersionUID|local class incompatible");
    private static final Pattern NO_SUPPORT = Pattern.compile("Could not parse Master URL");
    private static final Pattern NO_MASTER =
            Pattern.compile("All masters are unresponsive|stopped SparkContext|already stopped");
    private static final int LONGEST = 300;

    private Misfit() {}

    static BadInput of(Throwable failure, String master) {
        var told = told(failure);
        var java = OLD_JAVA.matcher(told);
        if (java.find()) {
            int version = Integer.parseInt(java.group(1)) - FIRST_VERSION;
            return misfit(
                    "the executors of %s run Java %d; expected Java %d or later"
                            .formatted(master, version, Runtime.version().feature()),
                    "start its workers with JAVA_HOME of a newer JDK");
        }
        if (OTHER_SPARK.matcher(told).find()) {
            return otherSpark(master, "another version of Spark");
        }
        if (NO_SUPPORT.matcher(told).find()) {
            return misfit(
                    "this Spark cannot speak to " + master,
                    "Kubernetes and YARN need a SPARK_HOME that has them");
        }
        if (NO_MASTER.matcher(told).find()) {
            return lost(
                    "the master at " + master + " does not take us",
                    "does it want another secret (spark.authenticate), or has it another version?");
        }
        var first = told.lines().findFirst().orElse("no reason given");
        return lost(
                "Spark at %s failed: %s"
                        .formatted(
                                master,
                                first.length() > LONGEST
                                        ? first.substring(0, LONGEST) + "…"
                                        : first),
                "what is finished is kept; the executors' logs tell more");
    }

    /** Everything that the failure and its causes say. */
    private static String told(Throwable failure) {
        var told = new StringBuilder();
        for (var at = Optional.of(failure);
                at.isPresent();
                at = at.flatMap(t -> Optional.ofNullable(t.getCause()))) {
            if (!(at.get() instanceof Job.JobFailed)) {
                told.append(at.get().getMessage()).append('\n');
            }
        }
        return told.toString();
    }

    static BadInput otherSpark(String master, String which) {
        return misfit(
                "the executors of " + master + " run " + which,
                "point SPARK_HOME to a Spark of the cluster's version");
    }

    private static BadInput misfit(String what, String hint) {
        return new BadInput(BadInput.CONFIGURATION, Optional.empty(), what, Optional.of(hint));
    }

    static BadInput lost(String what, String hint) {
        return new BadInput(BadInput.IO, Optional.empty(), what, Optional.of(hint));
    }
}
