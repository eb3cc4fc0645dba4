package medchain.simulator.chain;

import java.math.BigInteger;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.intake.Content;

/** Ballots as they come in, and the rewards that voters have for them. */
final class Polling {
    private final Voting voting;

    Polling(Voting voting) {
        this.voting = voting;
    }

    Optional<String> stand(LedgerDraft draft, AccountId who) {
        var account = draft.account(who).orElseThrow();
        if (account.candidate()) {
            return Optional.of(who + " stands already");
        }
        draft.put(account.standing());
        return Optional.empty();
    }

    Optional<String> vote(LedgerDraft draft, AccountId who, Content.Votes v, BlockContext at) {
        var account = draft.account(who).orElseThrow();
        var fault = fault(draft, account, v);
        if (fault.isEmpty()) {
            var points = new TreeMap<AccountId, BigInteger>();
            if (voting.commission() < 100) {
                v.votes().keySet().stream()
                        .filter(c -> !c.equals(who))
                        .forEach(c -> points.put(c, pot(draft, c).perVote()));
            }
            var settled = settle(draft, account);
            draft.put(settled.voting(new Ballot(v.votes(), Optional.empty(), at.time(), points)));
        }
        return fault;
    }

    private Optional<String> fault(LedgerDraft draft, Account account, Content.Votes v) {
        if (v.votes().size() > voting.targets()) {
            return Optional.of(
                    v.votes().size() + " candidates; at most " + voting.targets() + " here");
        }
        for (var candidate : v.votes().keySet()) {
            if (draft.account(candidate).filter(Account::candidate).isEmpty()) {
                return Optional.of(candidate + " does not stand for election");
            }
        }
        return switch (voting.scheme()) {
            case SPLIT -> splitFault(account, v);
            case APPROVAL ->
                    v.votes().values().stream().anyMatch(power -> power > 0)
                            ? Optional.of(
                                    "here every candidate has the whole stake; vote without an"
                                            + " amount")
                            : Optional.empty();
        };
    }

    private static Optional<String> splitFault(Account account, Content.Votes v) {
        if (v.votes().values().stream().anyMatch(power -> power == 0)) {
            return Optional.of("here votes divide the stake; vote with an amount");
        }
        long left = account.funds().staked();
        for (long power : v.votes().values()) {
            if (power > left) {
                return Optional.of("votes are more than the stake " + account.funds().staked());
            }
            left -= power;
        }
        return Optional.empty();
    }

    /** From now on somebody else votes with the sender's stake, or nobody does any more. */
    Optional<String> appoint(
            LedgerDraft draft, AccountId who, Content.VoteProxy p, BlockContext at) {
        var account = draft.account(who).orElseThrow();
        var fault = p.proxy().flatMap(proxy -> proxyFault(draft, account, proxy));
        if (fault.isEmpty()) {
            draft.put(
                    settle(draft, account)
                            .voting(
                                    new Ballot(
                                            new TreeMap<>(),
                                            p.proxy(),
                                            at.time(),
                                            new TreeMap<>())));
        }
        return fault;
    }

    private Optional<String> proxyFault(LedgerDraft draft, Account account, AccountId proxy) {
        if (voting.proxyDepth() == 0) {
            return Optional.of("here everybody votes for himself");
        }
        if (draft.account(proxy).isEmpty()) {
            return Optional.of("no account " + proxy);
        }
        if (voting.safeguards().proxiesRegister()) {
            if (account.serves()) {
                return Optional.of(account.id() + " is a proxy and votes itself");
            }
            if (!draft.account(proxy).orElseThrow().serves()) {
                return Optional.of(proxy + " has not registered as a proxy");
            }
        }
        var hand = Optional.of(proxy);
        for (int hands = 1; hand.isPresent(); hands++) {
            if (hand.get().equals(account.id())) {
                return Optional.of("the stake would come back to " + account.id());
            }
            if (hands > voting.proxyDepth()) {
                return Optional.of(
                        "the stake would pass through more than " + voting.proxyDepth() + " hands");
            }
            hand = draft.account(hand.get()).flatMap(a -> a.ballot().proxy());
        }
        return Optional.empty();
    }

    /** The sender offers to vote for others, or does so no more. */
    Optional<String> serve(LedgerDraft draft, AccountId who, boolean offered) {
        var account = draft.account(who).orElseThrow();
        if (!voting.safeguards().proxiesRegister()) {
            return Optional.of("here nobody registers as a proxy");
        }
        if (account.serves() == offered) {
            return Optional.of(who + (offered ? " is a proxy already" : " is no proxy"));
        }
        if (account.ballot().proxy().isPresent()) {
            return Optional.of(who + " has a proxy and cannot be one");
        }
        draft.put(account.serving(offered));
        return Optional.empty();
    }

    Optional<String> claim(LedgerDraft draft, AccountId who) {
        var before = draft.account(who).orElseThrow();
        var after = settle(draft, before);
        draft.put(after);
        return after.funds().equals(before.funds())
                ? Optional.of("nothing to claim")
                : Optional.empty();
    }

    /** The forger's reward, of which its voters get their part. */
    void reward(LedgerDraft draft, Account forger, BlockContext at) {
        var support =
                Optional.ofNullable(draft.roll(voting).support(voting, at.time()).get(forger.id()))
                        .orElse(Support.NONE);
        long toVoters = partOfVoters(at.reward(), support);
        var pot = toVoters == 0 ? forger.pot() : forger.pot().plus(toVoters, support.others());
        draft.put(paid(forger, at.reward() - toVoters).with(pot));
    }

    private long partOfVoters(long reward, Support support) {
        var all = BigInteger.valueOf(support.own()).add(BigInteger.valueOf(support.others()));
        if (support.others() == 0) {
            return 0;
        }
        return BigInteger.valueOf(reward * (100 - voting.commission()))
                .multiply(BigInteger.valueOf(support.others()))
                .divide(all.multiply(BigInteger.valueOf(100)))
                .longValueExact();
    }

    /** What an account could claim now. */
    static long earned(Account voter, LedgerState state) {
        long tokens = 0;
        for (var point : voter.ballot().settled().entrySet()) {
            long votes = voter.ballot().votes().getOrDefault(point.getKey(), 0L);
            tokens +=
                    state.account(point.getKey()).orElseThrow().pot().due(votes, point.getValue());
        }
        return tokens;
    }

    /**
     * Pays out what an account's votes have earned; before they change, always.
     *
     * @return the account after it, not yet put into the draft; the same one where there is nothing
     */
    static Account settle(LedgerDraft draft, Account voter) {
        var points = new TreeMap<>(voter.ballot().settled());
        long tokens = 0;
        for (var point : points.entrySet()) {
            var delegate = draft.account(point.getKey()).orElseThrow();
            long votes = voter.ballot().votes().getOrDefault(point.getKey(), 0L);
            long due = delegate.pot().due(votes, point.getValue());
            if (due > 0) {
                tokens += due;
                point.setValue(Pot.settled(point.getValue(), due, votes));
                draft.put(delegate.with(delegate.pot().paid(due)));
            }
        }
        return tokens == 0 ? voter : paid(voter, tokens).voting(voter.ballot().settledAt(points));
    }

    private static Pot pot(LedgerDraft draft, AccountId delegate) {
        return draft.account(delegate).orElseThrow().pot();
    }

    private static Account paid(Account account, long tokens) {
        return account.with(account.funds().plus(tokens));
    }
}
