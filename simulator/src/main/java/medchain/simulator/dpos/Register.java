package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;

/**
 * What the chain remembers of its delegates and of chance: last headers, work done, standings to
 * elect from, reveals to draw orders from.
 *
 * @param activated enough have voted at some time for there to be elections
 * @param schedules sets on their way into office, where they are proposed (Antelope)
 */
record Register(
        ByAccount<LastHeader> headers,
        ByAccount<Productivity> work,
        Snapshots snapshots,
        Randomness randomness,
        RecentSlots recent,
        boolean activated,
        ProducerSchedules schedules) {

    static Register genesis(Hash seed, boolean activated, ProducerSchedules schedules) {
        return new Register(
                ByAccount.empty(),
                ByAccount.empty(),
                Snapshots.NONE,
                Randomness.genesis(seed),
                RecentSlots.FULL,
                activated,
                schedules);
    }

    Productivity workOf(AccountId delegate) {
        return workOf(work, delegate);
    }

    static Productivity workOf(ByAccount<Productivity> work, AccountId delegate) {
        return work.get(delegate).orElse(Productivity.NONE);
    }

    Register missed(AccountId delegate) {
        var counted = work.with(delegate, workOf(delegate).missedOne());
        return new Register(
                headers, counted, snapshots, randomness, recent.then(false), activated, schedules);
    }

    /** The header's reveal counts, or does not, for the first or second half of an epoch. */
    enum Reveal {
        WRONG,
        FIRST_HALF,
        SECOND_HALF
    }

    Register forged(BlockHeader header, long epoch, Reveal reveal) {
        var forger = header.delegateId();
        return new Register(
                headers.with(forger, LastHeader.of(header)),
                work.with(forger, workOf(forger).forgedAt(header.index(), epoch)),
                snapshots,
                reveal == Reveal.WRONG
                        ? randomness
                        : randomness.with(epoch, reveal == Reveal.SECOND_HALF, header.nonce()),
                recent.then(true),
                activated,
                schedules);
    }

    Register snapshot(Snapshots.Snapshot newest, int delay) {
        return new Register(
                headers,
                work,
                snapshots.with(newest, delay),
                randomness,
                recent,
                activated,
                schedules);
    }

    /** Enough have voted, once and for all. */
    Register activated(boolean now) {
        return new Register(
                headers, work, snapshots, randomness, recent, activated || now, schedules);
    }

    Register schedules(ProducerSchedules next) {
        return new Register(headers, work, snapshots, randomness, recent, activated, next);
    }
}
