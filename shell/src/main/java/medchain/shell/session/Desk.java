package medchain.shell.session;

import medchain.scenarios.language.Surroundings;

/**
 * What every command finds at hand.
 *
 * @param surroundings files and passwords, and the live world's names
 */
public record Desk(Session session, Surroundings surroundings, Edge edge) {}
