/** Receives: where a run came from and what it cost. Hands on: manifest.json, and back. */
@NullMarked
package medchain.reports.manifest;

import org.jspecify.annotations.NullMarked;
