/**
 * Receives: views and failures. Hands on: text on the terminal; the only room that writes there, so
 * the only one that must make foreign text harmless.
 */
@NullMarked
package medchain.shell.render;

import org.jspecify.annotations.NullMarked;
