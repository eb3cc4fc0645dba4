/**
 * Receives: directives. Hands on: the live world and the history of what was asked of it: the one
 * mutable thing.
 */
@NullMarked
package medchain.shell.session;

import org.jspecify.annotations.NullMarked;
