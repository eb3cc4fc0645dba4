package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;
import static medchain.scenarios.language.Parameter.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.world.Condition;
import medchain.simulator.world.Directive;

/** {@code stake}, {@code delegate}, {@code vote}, {@code election}: who forges. */
final class StakeVerbs {
    private static final Parameter TOKENS =
            position("amount", Completion.NONE, "how many tokens, a whole number");

    /** A vote without an amount. */
    private static final long APPROVED = 0;

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "stake add",
                                    "Locks tokens as voting power",
                                    "stake add 500 --as alice",
                                    TOKENS)
                            .does(a -> new Directive.AddStake(a.who(), tokens(a))),
                    Verb.of(
                                    "stake remove",
                                    "Unlocks tokens, after the unstake delay",
                                    "stake remove 100 --as alice",
                                    TOKENS)
                            .does(a -> new Directive.RemoveStake(a.who(), tokens(a))),
                    Verb.of(
                            "stake show",
                            "Shows balances and stakes",
                            "stake show alice",
                            position("user", Completion.USER, "whose; else everybody's")
                                    .optional()),
                    Verb.of(
                                    "delegate register",
                                    "A node stands for election",
                                    "delegate register node-3",
                                    position("node", Completion.NODE, "which"))
                            .does(a ->
                                    new Directive.StandForElection(
                                            Lookup.node(a.one("node"), a.world().view()))),
                    Verb.of(
                                    "delegate unjail",
                                    "A delegate that was idle for too long stands again",
                                    "delegate unjail node-3",
                                    position("node", Completion.NODE, "which"))
                            .does(a ->
                                    new Directive.Unjail(
                                            Lookup.node(a.one("node"), a.world().view()))),
                    Verb.of(
                            "delegate list",
                            "Lists candidates with stake, votes and blocks forged",
                            "delegate list"),
                    Verb.of(
                                    "vote cast",
                                    "Replaces a user's votes",
                                    "vote cast node-3=300 node-5=200 --as alice",
                                    rest(
                                            "candidate=power",
                                            Completion.CANDIDATE,
                                            "candidates, each with a part of the stake; without"
                                                    + " =power where the preset counts approvals"))
                            .does(StakeVerbs::cast),
                    Verb.of("vote clear", "Takes all votes back", "vote clear --as alice")
                            .does(a -> new Directive.CastVotes(a.who(), new TreeMap<>())),
                    Verb.of(
                                    "vote proxy",
                                    "Somebody else votes with a user's stake; nobody without a name",
                                    "vote proxy bob --as alice",
                                    position("proxy", Completion.USER, "who votes from now on")
                                            .optional())
                            .does(a -> new Directive.VoteBy(a.who(), proxy(a))),
                    Verb.of(
                                    "vote serve",
                                    "Registers a user as a proxy, where only such may be one (Antelope)",
                                    "vote serve --as bob",
                                    flag("no-more", "votes for nobody else from now on"))
                            .does(a -> new Directive.ServeAsProxy(a.who(), !a.has("no-more"))),
                    Verb.of(
                                    "vote claim",
                                    "Takes the rewards that a user's votes have earned",
                                    "vote claim --as alice")
                            .does(a -> new Directive.ClaimRewards(a.who())),
                    Verb.of(
                            "vote show",
                            "Shows who votes for whom",
                            "vote show alice",
                            position("user", Completion.USER, "whose; else everybody's")
                                    .optional()),
                    Verb.of(
                                    "election run",
                                    "Lets time pass until the next election, or several",
                                    "election run",
                                    option("epochs", "how many elections to wait for")
                                            .otherwise("1"),
                                    option("at-most", "gives up after this long").otherwise("24h"))
                            .does(StakeVerbs::election),
                    Verb.of(
                            "election show",
                            "Shows the delegates of this epoch, in the order of their slots",
                            "election show"));

    private StakeVerbs() {}

    private static long tokens(Arguments a) {
        return a.whole("amount", 1, Long.MAX_VALUE);
    }

    private static Directive cast(Arguments a) {
        var votes = new TreeMap<AccountId, Long>();
        for (var value : a.all("candidate=power")) {
            int equals = value.text().lastIndexOf('=');
            if (equals == 0) {
                throw BadInput.data(
                        value.place(),
                        "\"" + value.text() + "\"; expected CANDIDATE=POWER or CANDIDATE",
                        Optional.of("for example node-3=300"));
            }
            var end = equals < 0 ? value.text().length() : equals;
            var name = new Value(value.text().substring(0, end), value.place());
            var candidate = Arguments.name(name, AccountId::new);
            if (votes.put(candidate, equals < 0 ? APPROVED : power(value, equals)) != null) {
                throw BadInput.data(value.place(), candidate + " twice; expected it once");
            }
        }
        return new Directive.CastVotes(a.who(), votes);
    }

    private static long power(Value value, int equals) {
        var power = new Value(value.text().substring(equals + 1), value.place());
        return Units.whole(power, 1, Long.MAX_VALUE);
    }

    private static Optional<AccountId> proxy(Arguments a) {
        return a.value("proxy").map(value -> Arguments.name(value, AccountId::new));
    }

    private static Directive election(Arguments a) {
        long epoch = a.world().view().epoch() + a.number("epochs", 1, 1000);
        Duration atMost = a.duration("at-most");
        return new Directive.RunUntil(new Condition.EpochAtLeast(epoch), atMost);
    }
}
