package medchain.house.planted.upper;

import medchain.house.planted.lower.Inner;

/** A planted fault: a later stage that looks into an earlier one. */
public record Peeks(Inner inner) {}
