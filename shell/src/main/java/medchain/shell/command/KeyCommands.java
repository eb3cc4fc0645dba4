package medchain.shell.command;

import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.shell.session.KeyStore;
import medchain.shell.session.KeyStore.Kept;
import medchain.shell.session.KeyStoreFile;
import medchain.shell.session.Passphrases;
import medchain.shell.session.Passwords;
import medchain.simulator.crypto.OpeningKey;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.world.Outcome;

/**
 * {@code keys}: an account's keys in an encrypted store of their own, to be taken to another world.
 */
public final class KeyCommands {
    private static final int SHOWN_DIGITS = 16;

    private final Passphrases passphrases;

    /**
     * @param prompt for passphrases
     */
    public KeyCommands(Passwords prompt) {
        this.passphrases = new Passphrases(prompt);
    }

    public Map<String, Action> actions() {
        return Map.of(
                "keys export", this::export,
                "keys list", this::list,
                "keys passphrase", this::passphrase);
    }

    private Answer export(Call call) {
        var path = SessionCommands.file(call);
        var file = new KeyStoreFile(path);
        var keys = keys(call);
        var phraseFile = call.arguments().optionalText("passphrase-file");
        try (var passphrase =
                file.isThere()
                        ? passphrases.given(phraseFile, "passphrase of " + path)
                        : passphrases.chosen(phraseFile)) {
            var store = file.isThere() ? file.read(passphrase) : new KeyStore();
            checkNotLost(store, keys, call);
            // who takes keys, or tries to, is in the access log before they are written
            var asked = DirectiveAction.ask(call);
            if (asked instanceof Outcome.Refused(var why, var message)) {
                return Answer.failed(new Failure(DirectiveAction.code(why), message));
            }
            store.put(keys);
            file.write(store, passphrase);
            return Answer.of(
                    View.facts("")
                            .and("keys of", keys.account().value())
                            .and("in", path.toString())
                            .and("accounts there", store.all().size())
                            .and("origin", origin(keys)));
        }
    }

    private static void checkNotLost(KeyStore store, Kept keys, Call call) {
        var there = store.find(keys.account()).filter(k -> !k.key().equals(keys.key()));
        if (there.isPresent() && !call.arguments().has("force")) {
            throw refused(
                    BadInput.CANNOT_CREATE,
                    call,
                    "the store has another key of " + keys.account() + "; it stays as it is",
                    "--force puts this one in its place");
        }
    }

    private static Kept keys(Call call) {
        var session = call.session();
        var account = account(call);
        var enrolment =
                session.enrolment(account)
                        .orElseThrow(() ->
                                refused(
                                        BadInput.BAD_DATA,
                                        call,
                                        "no user \"" + account + "\"",
                                        "user list shows who there is"));
        if (!(enrolment.key() instanceof RsaSigningKey key)) {
            throw refused(
                    BadInput.BAD_DATA,
                    call,
                    "this world signs without keys (crypto: simulated); expected real ones",
                    "world new without crypto=simulated");
        }
        return new Kept(
                account,
                enrolment.role(),
                !session.world().spec().secureEntropy(),
                session.chosePassword(account)
                        ? Optional.of(enrolment.password())
                        : Optional.empty(),
                key);
    }

    private static AccountId account(Call call) {
        return call.arguments().has("account")
                ? call.arguments().account("account")
                : call.arguments().who();
    }

    private Answer list(Call call) {
        var path = SessionCommands.file(call);
        var phraseFile = call.arguments().optionalText("passphrase-file");
        try (var passphrase = passphrases.given(phraseFile, "passphrase of " + path)) {
            var store = new KeyStoreFile(path).read(passphrase);
            var sheet =
                    View.sheet(
                            "",
                            "account",
                            "role",
                            "purpose",
                            "key",
                            "fingerprint",
                            "origin",
                            "password");
            for (var k : store.all()) {
                var password = k.password().isPresent() ? "kept" : "none";
                sheet.row(
                        k.account(),
                        k.role().word(),
                        "sign",
                        "RSA-" + k.key().verifyKey().bits() + "-PSS",
                        k.key().verifyKey().fingerprint().hex().substring(0, SHOWN_DIGITS),
                        origin(k),
                        password);
                sheet.row(
                        k.account(),
                        k.role().word(),
                        "open records",
                        "X25519",
                        ChainCommands.hex(OpeningKey.of(k.key()).sealingKey().point())
                                .substring(0, SHOWN_DIGITS),
                        origin(k),
                        password);
            }
            return Answer.of(sheet.done());
        }
    }

    private static String origin(Kept keys) {
        return keys.simulated() ? "simulated keys" : "secure";
    }

    private Answer passphrase(Call call) {
        var path = SessionCommands.file(call);
        var arguments = call.arguments();
        var file = new KeyStoreFile(path);
        try (var old =
                passphrases.given(
                        arguments.optionalText("passphrase-file"), "passphrase of " + path)) {
            var store = file.read(old);
            try (Secret chosen =
                    passphrases.chosen(arguments.optionalText("new-passphrase-file"))) {
                file.write(store, chosen);
            }
            return Answer.of(View.note(path + " opens with the new passphrase only"));
        }
    }

    private static BadInput refused(int code, Call call, String what, String hint) {
        return new BadInput(code, Optional.of(call.line().place()), what, Optional.of(hint));
    }
}
