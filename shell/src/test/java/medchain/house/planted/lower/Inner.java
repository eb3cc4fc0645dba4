package medchain.house.planted.lower;

/** Public by mistake: not among the types that are handed on. */
public record Inner(int value) {}
