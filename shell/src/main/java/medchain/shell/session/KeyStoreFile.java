package medchain.shell.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;

/** A {@link KeyStore} in one encrypted, authenticated file that only its owner may read. */
public final class KeyStoreFile {
    private static final SealedFile.Kind KIND =
            new SealedFile.Kind("key store", "MedChain keys ", 1, 1 << 24);

    private final Path path;
    private final PassphraseBox.Cost cost;
    private final SealedFile file;

    public KeyStoreFile(Path path) {
        this(path, PassphraseBox.Cost.USUAL, Disk.REAL);
    }

    KeyStoreFile(Path path, PassphraseBox.Cost cost, Disk disk) {
        this.path = path;
        this.cost = cost;
        this.file = new SealedFile(path, disk, KIND);
    }

    public boolean isThere() {
        return Files.exists(path);
    }

    /**
     * @throws BadInput when there is none, others may read it, or it does not open
     */
    public KeyStore read(Secret passphrase) {
        if (Files.isRegularFile(path) && !PrivateFile.isPrivate(path)) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "others may read \"" + path + "\"; expected a file for its owner only",
                    Optional.of("chmod 600 " + path));
        }
        return file.read(passphrase, KeyStore::read);
    }

    /**
     * Whatever happens, the old store or the new one is there; when this returns, the new one.
     *
     * @throws BadInput when the file cannot be written; what was there before is intact
     */
    public void write(KeyStore store, Secret passphrase) {
        file.write(store.bytes(), passphrase, cost, new SecureRandom()::nextBytes);
    }
}
