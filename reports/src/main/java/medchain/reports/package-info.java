@NullMarked
package medchain.reports;

import org.jspecify.annotations.NullMarked;
