package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;

/**
 * What the chain remembers of its delegates and of chance: last headers, work done, standings to
 * elect from, reveals to draw orders from.
 */
record Register(
        ByAccount<LastHeader> headers,
        ByAccount<Productivity> work,
        Snapshots snapshots,
        Randomness randomness) {

    static Register genesis(Hash seed) {
        return new Register(
                ByAccount.empty(), ByAccount.empty(), Snapshots.NONE, Randomness.genesis(seed));
    }

    Productivity workOf(AccountId delegate) {
        return work.get(delegate).orElse(Productivity.NONE);
    }

    Register missed(AccountId delegate) {
        var counted = work.with(delegate, workOf(delegate).missedOne());
        return new Register(headers, counted, snapshots, randomness);
    }

    Register forged(BlockHeader header, long epoch, boolean validReveal) {
        var forger = header.delegateId();
        return new Register(
                headers.with(forger, LastHeader.of(header)),
                work.with(forger, workOf(forger).forgedAt(header.index())),
                snapshots,
                validReveal ? randomness.with(epoch, header.nonce()) : randomness);
    }

    Register snapshot(Snapshots.Snapshot newest, int delay) {
        return new Register(headers, work, snapshots.with(newest, delay), randomness);
    }
}
