/** Receives: the command line. Hands on: a running shell, or one command's exit code. */
@NullMarked
package medchain.shell.wiring;

import org.jspecify.annotations.NullMarked;
