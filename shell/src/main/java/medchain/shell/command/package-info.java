/** Receives: a parsed line. Hands on: what the renderer prints; one class a noun, and thin. */
@NullMarked
package medchain.shell.command;

import org.jspecify.annotations.NullMarked;
