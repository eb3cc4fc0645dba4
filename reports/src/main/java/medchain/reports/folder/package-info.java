/**
 * Receives: the record of a run. Hands on: its result folder, whole: tables, charts, manifest and
 * page.
 */
@NullMarked
package medchain.reports.folder;

import org.jspecify.annotations.NullMarked;
