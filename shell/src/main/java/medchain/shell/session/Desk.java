package medchain.shell.session;

import medchain.scenarios.language.Surroundings;

/**
 * What every command finds at hand.
 *
 * @param surroundings files, keys and passwords of the edge, and the world's names
 */
public record Desk(Session session, Surroundings surroundings) {}
