package medchain.house.planted.lower;

import medchain.house.planted.upper.Upper;

/** A planted fault: a lower room that knows an upper one. */
public record LooksUp(Upper upper) {}
