package medchain.reports.manifest;

/**
 * The program that made results.
 *
 * @param version of MedChain
 * @param gitCommit of its sources; "unknown" outside a repository
 */
public record Build(String version, String gitCommit) {}
