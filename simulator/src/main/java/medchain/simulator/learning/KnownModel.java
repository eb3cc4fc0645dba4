package medchain.simulator.learning;

/** A model and what it was trained on: what a file of a model holds. */
public record KnownModel(Model model, Provenance from) {}
