package medchain.scenarios.run;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.crypto.Passwords;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;

/**
 * Makes the accounts of a world: keys and password hashes, on all cores, from the world's seed or
 * from the cache. With and without cache the result is the same, bit for bit.
 */
public final class People {
    private static final String STAGE = "making keys";

    private final Parallel parallel;
    private final Optional<KeyCache> cache;

    public People(Parallel parallel, Optional<KeyCache> cache) {
        this.parallel = parallel;
        this.cache = cache;
    }

    /**
     * @param made how many had to be made
     * @param cacheProblem why the cache could not be used
     */
    public record Enrolled(List<Enrolment> people, int made, Optional<String> cacheProblem) {}

    /**
     * Simulated accounts, in the order of their names.
     *
     * @param roles accounts with their roles
     */
    public Enrolled simulated(long seed, KeyStrength strength, SortedMap<AccountId, Role> roles) {
        Map<AccountId, Enrolment> kept = new TreeMap<>();
        Optional<String> problem = Optional.empty();
        try {
            if (cache.isPresent() && isWorthKeeping(strength)) {
                kept = cache.get().read(seed, strength, roles);
            }
        } catch (IOException unreadable) {
            problem = Optional.of("the key cache cannot be read: " + unreadable.getMessage());
        }
        var missing = new ArrayList<>(roles.keySet());
        missing.removeAll(kept.keySet());
        var made =
                parallel.map(
                        STAGE,
                        missing,
                        a ->
                                Enrolment.simulated(
                                        seed, a, roles.getOrDefault(a, Role.PATIENT), strength));
        problem = problem.or(() -> keep(seed, strength, made));
        for (var enrolment : made) {
            kept.put(enrolment.account(), enrolment);
        }
        return new Enrolled(List.copyOf(kept.values()), made.size(), problem);
    }

    private Optional<String> keep(long seed, KeyStrength strength, List<Enrolment> made) {
        if (made.isEmpty() || cache.isEmpty() || !isWorthKeeping(strength)) {
            return Optional.empty();
        }
        try {
            cache.get().write(seed, strength, made);
            return Optional.empty();
        } catch (IOException full) {
            return Optional.of("the key cache cannot be written: " + full.getMessage());
        }
    }

    /** Simulated keys cost less than reading them. */
    private static boolean isWorthKeeping(KeyStrength strength) {
        return strength.crypto() == CryptoMode.REAL;
    }

    /** Accounts whose keys nobody can make again; never kept on disk. */
    public Enrolled secure(KeyStrength strength, SortedMap<AccountId, Role> roles) {
        var random = new SecureRandom();
        var made =
                parallel.map(
                        STAGE,
                        List.copyOf(roles.entrySet()),
                        e -> secure(random, e.getKey(), e.getValue(), strength));
        return new Enrolled(made, made.size(), Optional.empty());
    }

    private static Enrolment secure(
            SecureRandom random, AccountId account, Role role, KeyStrength strength) {
        var key = RsaKeys.generate(random::nextBytes, strength.rsaBits());
        var secret = new byte[16];
        random.nextBytes(secret);
        try (var password = new Secret(HexFormat.of().formatHex(secret).toCharArray())) {
            var hash = Passwords.hash(password, strength.bcryptCost(), random::nextBytes);
            return new Enrolment(account, role, hash, key);
        }
    }
}
