/**
 * Receives: keys. Hands on: whole lines and secrets, completed from the registry of verbs and from
 * what lives in the world.
 */
@NullMarked
package medchain.shell.prompt;

import org.jspecify.annotations.NullMarked;
