@NullMarked
package medchain.shell;

import org.jspecify.annotations.NullMarked;
