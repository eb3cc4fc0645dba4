package medchain.simulator.paillier;

import java.math.BigInteger;

/** One party's share of a private key. Not a record: a share must not print itself. */
public final class KeyShare {
    private final int party;
    private final BigInteger share;

    KeyShare(int party, BigInteger share) {
        this.party = party;
        this.share = share;
    }

    /** 1-based. */
    public int party() {
        return party;
    }

    BigInteger share() {
        return share;
    }

    @Override
    public String toString() {
        return "key share of party " + party;
    }
}
