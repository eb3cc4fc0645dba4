/** Receives: two result folders. Hands on: what differs between them, as table and page. */
@NullMarked
package medchain.reports.compare;

import org.jspecify.annotations.NullMarked;
