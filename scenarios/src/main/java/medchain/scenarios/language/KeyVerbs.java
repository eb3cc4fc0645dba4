package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.OptionalInt;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.world.Directive;

/**
 * {@code keys}: the Paillier key whose shares the delegates hold, and the keys of people in stores
 * of their own.
 */
final class KeyVerbs {
    private static final int MOST_DELEGATES = 101;

    private static final Parameter STORE =
            position("file", Completion.FILE, "an encrypted key store");

    private static final Parameter PASSPHRASE_FILE =
            option(
                    "passphrase-file",
                    Completion.FILE,
                    "file whose first line is the passphrase; otherwise it is asked for");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "keys ceremony",
                                    "A dealer makes a key and hands a share to each delegate",
                                    "keys ceremony --threshold 3 --as admin-1",
                                    option("threshold", "shares that decrypt; else a majority"),
                                    option("bits", "length of the Paillier key")
                                            .among("2048", "3072")
                                            .otherwise("2048"))
                            .does(KeyVerbs::ceremony),
                    Verb.of("keys show", "Shows who holds shares of the key", "keys show"),
                    Verb.of(
                                    "keys export",
                                    "Puts an account's keys into an encrypted store",
                                    "keys export alice.keys --account alice",
                                    STORE,
                                    option(
                                            "account",
                                            Completion.USER,
                                            "whose; else who is logged in"),
                                    PASSPHRASE_FILE,
                                    flag("force", "replaces another key of that account"))
                            .does(KeyVerbs::give),
                    Verb.of(
                                    "keys import",
                                    "Registers an account with the keys that a store has of it",
                                    "keys import alice.keys --account alice",
                                    STORE,
                                    option("account", Completion.NONE, "whose").needed(),
                                    PASSPHRASE_FILE,
                                    UserVerbs.PASSWORD_FILE)
                            .does(KeyVerbs::take),
                    Verb.of(
                            "keys list",
                            "Lists what a key store holds: no secrets",
                            "keys list alice.keys",
                            STORE,
                            PASSPHRASE_FILE),
                    Verb.of(
                            "keys passphrase",
                            "Gives a key store another passphrase",
                            "keys passphrase alice.keys",
                            STORE,
                            PASSPHRASE_FILE,
                            option(
                                    "new-passphrase-file",
                                    Completion.FILE,
                                    "the same for the new one")));

    private KeyVerbs() {}

    private static Directive take(Arguments a) {
        return new Directive.Register(
                a.world()
                        .kept(
                                a.text("file"),
                                a.account("account"),
                                a.optionalText("passphrase-file"),
                                a.optionalText("password-file")),
                a.actor());
    }

    private static Directive give(Arguments a) {
        var account = a.has("account") ? a.account("account") : a.who();
        return new Directive.TakeKeys(
                a.actor().orElse(account), account, a.world().givesKeys(account));
    }

    private static Directive ceremony(Arguments a) {
        return new Directive.HoldCeremony(
                a.who(),
                a.number("bits", 2048, 3072),
                a.has("threshold")
                        ? OptionalInt.of(a.number("threshold", 1, MOST_DELEGATES))
                        : OptionalInt.empty());
    }
}
