/**
 * Receives: text of FHIR R4 bundles. Hands on: accounts and medical transactions. Loaded when it is
 * first asked for; the only importer of HAPI FHIR.
 */
@NullMarked
package medchain.scenarios.fhir;

import org.jspecify.annotations.NullMarked;
