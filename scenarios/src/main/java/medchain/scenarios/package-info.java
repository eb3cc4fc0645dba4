@NullMarked
package medchain.scenarios;

import org.jspecify.annotations.NullMarked;
