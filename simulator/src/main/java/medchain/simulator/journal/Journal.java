package medchain.simulator.journal;

/** Where facts are left. */
public interface Journal {
    void record(Happening what);
}
