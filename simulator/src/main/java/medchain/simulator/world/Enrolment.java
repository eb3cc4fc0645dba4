package medchain.simulator.world;

import java.util.HexFormat;
import medchain.simulator.crypto.OpeningKey;
import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.Passwords;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.Secret;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.crypto.SimulatedSignatures;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Streams;

/** What an account is made of: its owner's role, password hash and key. */
public record Enrolment(AccountId account, Role role, PasswordHash password, SigningKey key) {

    /** What its owner tells the chain. */
    Content.Registration registration() {
        return new Content.Registration(account, role, key.verifyKey(), openingKey().sealingKey());
    }

    /** Opens keys of records that were wrapped for the owner. */
    OpeningKey openingKey() {
        return OpeningKey.of(key);
    }

    /**
     * Makes a simulated account from the world's seed: the same for the same seed, account and
     * strength, on any machine. Costs tens of milliseconds, or with simulated cryptography the time
     * of the password hash; pure, so many can be made at once.
     */
    public static Enrolment simulated(
            long seed, AccountId account, Role role, KeyStrength strength) {
        var streams = new Streams(seed);
        var key = key(seed, account, strength);
        var random = streams.stream("password/" + account);
        byte[] secret = new byte[16];
        random.fill(secret);
        try (var password = new Secret(HexFormat.of().formatHex(secret).toCharArray())) {
            var hash = Passwords.hash(password, strength.bcryptCost(), random);
            return new Enrolment(account, role, hash, key);
        }
    }

    /** A simulated account's key: the same for the same seed, account and strength. */
    public static SigningKey key(long seed, AccountId account, KeyStrength strength) {
        return switch (strength.crypto()) {
            case REAL ->
                    RsaKeys.generate(
                            new Streams(seed).stream("key/" + account), strength.rsaBits());
            case SIMULATED -> new SimulatedSignatures(seed).key(account, strength.rsaBits());
        };
    }
}
