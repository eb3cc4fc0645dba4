/**
 * Receives: outcomes and views. Hands on: text on the terminal, the only room that writes there.
 */
@NullMarked
package medchain.shell.render;

import org.jspecify.annotations.NullMarked;
