package medchain.simulator.dpos;

/** What makes one branch better than another. */
public enum ForkChoiceRule {
    /** Prevotes, length; ties by arrival in the slot (LIP-0014). */
    PREVOTES,
    /** Length, first seen (TRON, BitShares, Hive, Ark). */
    LENGTH,
    /** Irreversible height, length, larger id (EOSIO). */
    IRREVERSIBLE,
    /** Height with a certificate, time, larger id (Savanna). */
    CERTIFIED
}
