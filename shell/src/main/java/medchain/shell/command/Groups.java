package medchain.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nouns by the part of the system that they belong to, for help and completion. */
public final class Groups {
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("World", List.of("world", "session", "network", "node", "demo"));
        GROUPS.put("People and records", List.of("user", "record", "consent", "audit"));
        GROUPS.put("Chain", List.of("stake", "delegate", "vote", "election", "block", "chain"));
        GROUPS.put("Data and queries", List.of("dataset", "keys", "model", "query", "fhir"));
        GROUPS.put(
                "Scenarios and reports",
                List.of("scenario", "sweep", "swarm", "engine", "report", "bench"));
    }

    private Groups() {}

    public static String of(String noun) {
        return GROUPS.entrySet().stream()
                .filter(group -> group.getValue().contains(noun))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Shell");
    }
}
