/**
 * Receives: raw tables of text. Hands on: typed patient tables, cleaned tables, trained and
 * evaluated models, and their fixed-point form.
 */
@NullMarked
package medchain.simulator.learning;

import org.jspecify.annotations.NullMarked;
