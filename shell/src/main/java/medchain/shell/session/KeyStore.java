package medchain.shell.session;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;

/**
 * Keys of accounts, apart from any world. One secret an account: the RSA key signs, and the X25519
 * key to which records are wrapped follows from it by HKDF, so each purpose has a key of its own.
 */
public final class KeyStore {
    private final TreeMap<AccountId, Kept> kept = new TreeMap<>();

    /**
     * An account's keys.
     *
     * @param simulated made from a world's seed, so anybody with the seed has it
     * @param password its owner's; empty where nobody ever chose one
     */
    public record Kept(
            AccountId account,
            Role role,
            boolean simulated,
            Optional<PasswordHash> password,
            RsaSigningKey key) {}

    /** In the order of their names. */
    public Collection<Kept> all() {
        return kept.values();
    }

    public Optional<Kept> find(AccountId account) {
        return Optional.ofNullable(kept.get(account));
    }

    /** Takes the place of what it has for that account. */
    public void put(Kept keys) {
        kept.put(keys.account(), keys);
    }

    byte[] bytes() {
        var out = new CanonicalWriter();
        out.list(all().stream().toList(), KeyStore::write);
        return out.toBytes();
    }

    private static void write(CanonicalWriter out, Kept k) {
        out.text(k.account().value()).text(k.role().word()).flag(k.simulated());
        out.optional(k.password(), (w, hash) -> w.text(hash.text()));
        out.integer(k.key().verifyKey().modulus());
        k.key().write(out);
    }

    /**
     * @throws MalformedEncoding when it is anything but what {@link #bytes} writes
     */
    static KeyStore read(byte[] bytes) {
        var store = new KeyStore();
        for (var one : CanonicalReader.read(bytes, in -> in.list(KeyStore::kept))) {
            if (!store.kept.isEmpty() && store.kept.lastKey().compareTo(one.account()) >= 0) {
                throw new MalformedEncoding("accounts out of order at " + one.account());
            }
            store.put(one);
        }
        return store;
    }

    private static Kept kept(CanonicalReader in) {
        try {
            var account = new AccountId(in.text());
            var role = role(in.text());
            boolean simulated = in.flag();
            Optional<PasswordHash> password = in.optional(r -> new PasswordHash(r.text()));
            var modulus = in.integer();
            if (!(SigningKey.read(in) instanceof RsaSigningKey key)
                    || !key.verifyKey().modulus().equals(modulus)) {
                throw new MalformedEncoding("no RSA key pair of " + account);
            }
            return new Kept(account, role, simulated, password, key);
        } catch (IllegalArgumentException impossible) {
            throw new MalformedEncoding(String.valueOf(impossible.getMessage()));
        }
    }

    private static Role role(String word) {
        for (var role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new MalformedEncoding("no role \"" + word + "\"");
    }
}
