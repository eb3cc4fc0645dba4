package medchain.house.planted.upper;

/** A type that a lower room must not know. */
public record Upper(int value) {}
