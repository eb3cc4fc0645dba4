package medchain.scenarios.run;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;

/**
 * Keeps simulated keys on disk, because making them takes longer than a run. One text file for each
 * seed and strength, one line an account with a checksum; a line that does not fit is made anew.
 *
 * @param folder made when first written to
 */
public record KeyCache(Path folder) {
    /** Raised whenever keys come out differently. */
    private static final String VERSION = "medchain-keys-1";

    /** What the file holds for these accounts. */
    Map<AccountId, Enrolment> read(long seed, KeyStrength strength, Map<AccountId, Role> wanted)
            throws IOException {
        var found = new TreeMap<AccountId, Enrolment>();
        var file = file(seed, strength);
        if (!Files.isRegularFile(file)) {
            return found;
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        text.lines()
                .flatMap(line -> entry(line, seed, strength, wanted).stream())
                .forEach(e -> found.put(e.account(), e));
        return found;
    }

    private static Optional<Enrolment> entry(
            String line, long seed, KeyStrength strength, Map<AccountId, Role> wanted) {
        var parts = line.split(" ", -1);
        if (parts.length != 5
                || !checksum(seed, strength, parts[0], parts[1], parts[2], parts[3])
                        .equals(parts[4])) {
            return Optional.empty();
        }
        var account = new AccountId(parts[0]);
        var role = Optional.ofNullable(wanted.get(account));
        return role.map(r ->
                new Enrolment(
                        account,
                        r,
                        new PasswordHash(parts[3]),
                        new RsaSigningKey(
                                new BigInteger(parts[1], 16), new BigInteger(parts[2], 16))));
    }

    /** Adds to what the file holds; other processes see the old file or the new one. */
    void write(long seed, KeyStrength strength, Collection<Enrolment> enrolments)
            throws IOException {
        var file = file(seed, strength);
        Files.createDirectories(folder);
        var lines = new TreeMap<String, String>();
        if (Files.isRegularFile(file)) {
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .forEach(l -> lines.put(l.split(" ", 2)[0], l));
        }
        enrolments.forEach(e -> lines.put(e.account().value(), line(seed, strength, e)));
        var fresh = Files.createTempFile(folder, "keys", ".tmp");
        try {
            Files.writeString(fresh, String.join("\n", lines.values()) + "\n");
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String line(long seed, KeyStrength strength, Enrolment e) {
        var account = e.account().value();
        var key = (RsaSigningKey) e.key(); // only such are worth keeping
        var p = key.p().toString(16);
        var q = key.q().toString(16);
        var hash = e.password().text();
        return String.join(" ", account, p, q, hash, checksum(seed, strength, account, p, q, hash));
    }

    private Path file(long seed, KeyStrength strength) {
        return folder.resolve(
                "seed" + seed + "-rsa" + strength.rsaBits() + "-bcrypt" + strength.bcryptCost());
    }

    private static String checksum(
            long seed, KeyStrength strength, String account, String p, String q, String hash) {
        var text =
                String.join(
                        " ",
                        VERSION,
                        Long.toString(seed),
                        Integer.toString(strength.rsaBits()),
                        Integer.toString(strength.bcryptCost()),
                        account,
                        p,
                        q,
                        hash);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
