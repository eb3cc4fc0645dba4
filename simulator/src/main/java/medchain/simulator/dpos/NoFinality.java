package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.identity.AccountId;

/** A chain that never promises anything: everything above genesis can be undone (Ark). */
record NoFinality() implements FinalityState {
    @Override
    public FinalityState withMembers(List<AccountId> voters, long firstHeight) {
        return this;
    }

    @Override
    public FinalityState next(Link link) {
        return this;
    }

    @Override
    public long prevoted() {
        return 0;
    }

    @Override
    public long irreversible() {
        return 0;
    }
}
