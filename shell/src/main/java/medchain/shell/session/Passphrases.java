package medchain.shell.session;

import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;

/** Passphrases of sealed files: from a private file, or typed behind a mask. */
public record Passphrases(Passwords prompt) {

    /**
     * The passphrase that something has.
     *
     * @param file whose first line it is; empty: it is asked for
     */
    public Secret given(Optional<String> file, String question) {
        return file.map(PrivateFile::firstLine).orElseGet(() -> prompt.ask(question));
    }

    /** A new passphrase, typed twice; one that is too weak is refused. */
    public Secret chosen(Optional<String> file) {
        var passphrase = fit(given(file, "new passphrase (12 characters or more)"));
        if (file.isEmpty()) {
            try (var again = prompt.ask("again")) {
                if (!passphrase.sameAs(again)) {
                    passphrase.close();
                    throw refused("the two passphrases differ");
                }
            }
        }
        return passphrase;
    }

    private static Secret fit(Secret passphrase) {
        PassphraseBox.policyFault(passphrase)
                .ifPresent(fault -> {
                    passphrase.close();
                    throw refused(fault);
                });
        return passphrase;
    }

    private static BadInput refused(String what) {
        return new BadInput(BadInput.BAD_DATA, Optional.empty(), what, Optional.empty());
    }
}
