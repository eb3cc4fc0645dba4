package medchain.shell.session;

import java.nio.file.Path;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.kernel.ByteSource;

/** A session in one encrypted, authenticated file. */
final class SaveFile {
    private static final SealedFile.Kind KIND =
            new SealedFile.Kind("saved session", "MedChain session ", 2, 1 << 30);

    private final SealedFile file;

    SaveFile(Path file, Disk disk) {
        this.file = new SealedFile(file, disk, KIND);
    }

    /** Whatever happens, the old save or the new one is there; when this returns, the new one. */
    void write(
            SavedSession session, Secret passphrase, PassphraseBox.Cost cost, ByteSource random) {
        file.write(SavedSessionCodec.write(session), passphrase, cost, random);
    }

    SavedSession read(Secret passphrase) {
        return file.read(passphrase, SavedSessionCodec::read);
    }
}
