package medchain.simulator.chain;

import java.util.Optional;
import medchain.simulator.chain.Account.Discipline;
import medchain.simulator.chain.Account.Funds;
import medchain.simulator.chain.Account.Unstaking;
import medchain.simulator.identity.AccountId;
import medchain.simulator.intake.Content;

/** Punishes delegates who have contradicted themselves, and lets idle ones come back. */
record Justice(Penalties penalties, Tribunal tribunal) {

    Optional<String> punish(
            LedgerDraft draft, AccountId reporter, Content.Evidence evidence, BlockContext at) {
        return switch (tribunal.judge(evidence, draft, at.epoch())) {
            case Tribunal.Ruling.Dismissed(var reason) -> Optional.of(reason);
            case Tribunal.Ruling.Guilty(var delegate) -> {
                var account = draft.account(delegate).orElseThrow();
                if (account.discipline().isExcluded(at.epoch())) {
                    yield Optional.of(delegate + " is punished already");
                }
                sentence(draft, account, reporter, at.epoch());
                yield Optional.empty();
            }
        };
    }

    private void sentence(LedgerDraft draft, Account account, AccountId reporter, long epoch) {
        var before = account.discipline();
        var cut = cut(account.funds());
        long burned = account.funds().total() - cut.total();
        long toReporter = reporter.equals(account.id()) ? 0 : Math.min(burned, reward());
        int strikes = before.strikes() + 1;
        long until = strikes >= penalties.strikes() ? FOREVER : epoch + penalties.exclusionEpochs();
        var discipline =
                new Discipline(
                        strikes, until, before.unjailedAt(), before.burned() + burned - toReporter);
        var punished = account.with(cut).disciplined(discipline);
        if (cut.staked() < account.votesGiven()) {
            punished = Polling.settle(draft, punished).voting(Ballot.NONE);
        }
        draft.put(punished);
        draft.account(reporter)
                .filter(_ -> toReporter > 0)
                .ifPresent(r -> draft.put(r.with(r.funds().plus(toReporter))));
    }

    private static final long FOREVER = Long.MAX_VALUE;

    private long reward() {
        return penalties.reporterTokens();
    }

    /** Stake on its way out is slashed as well: leaving is no escape. */
    private Funds cut(Funds funds) {
        long staked = kept(funds.staked());
        return new Funds(
                funds.balance(),
                staked,
                funds.unstaking().stream()
                        .map(u -> new Unstaking(kept(u.amount()), u.freeAtEpoch()))
                        .toList(),
                funds.ripening().without(funds.staked() - staked));
    }

    private long kept(long amount) {
        return amount
                - amount / 100 * penalties.slashPercent()
                - amount % 100 * penalties.slashPercent() / 100;
    }

    Optional<String> unjail(LedgerDraft draft, AccountId delegate, BlockContext at) {
        var account = draft.account(delegate).orElseThrow();
        if (!account.candidate()) {
            return Optional.of(delegate + " does not stand for election");
        }
        var d = account.discipline();
        draft.put(
                account.disciplined(
                        new Discipline(d.strikes(), d.excludedUntil(), at.epoch(), d.burned())));
        return Optional.empty();
    }
}
