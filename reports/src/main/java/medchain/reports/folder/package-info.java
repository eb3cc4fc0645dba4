/**
 * Receives: the record of a run. Hands on: its result folder, whole: tables, charts, manifest and
 * page; and to sweeps how a folder takes the place of an earlier one.
 */
@NullMarked
package medchain.reports.folder;

import org.jspecify.annotations.NullMarked;
