package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;

/**
 * Whether the clock tells an unknown user from a wrong password: Welch's t over so many logins of
 * each kind, in random order (dudect, Reparaz 2017: below 4.5 nothing was found). Not a test:
 * {@code LoginTimingBench 10000}, at the reduced bcrypt cost of {@link SmallWorld}.
 */
final class LoginTimingBench {
    private LoginTimingBench() {}

    public static void main(String[] words) {
        int trials = words.length > 0 ? Integer.parseInt(words[0]) : 10_000;
        var world = SmallWorld.world(5);
        world.apply(new Directive.RunFor(Duration.ofSeconds(4)));
        var random = new Random(20261127);
        var unknown = new ArrayList<Double>();
        var wrong = new ArrayList<Double>();
        for (int i = 0; i < trials + 500; i++) {
            boolean known = random.nextBoolean();
            var user = known ? SmallWorld.ALICE : new AccountId("alicf");
            double micros = timed(world, user);
            if (i >= 500) {
                (known ? wrong : unknown).add(micros);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d unknown users: mean %.1f us; %d wrong passwords: mean %.1f us; t = %.2f%n",
                unknown.size(),
                mean(cropped(unknown)),
                wrong.size(),
                mean(cropped(wrong)),
                welch(cropped(unknown), cropped(wrong)));
    }

    private static double timed(World world, AccountId user) {
        var login =
                new Directive.LogIn(
                        user, Optional.of(new Secret("not the password".toCharArray())));
        long begun = System.nanoTime();
        world.apply(login);
        return (System.nanoTime() - begun) / 1e3;
    }

    /** Without the slowest tenth, which other programs of the machine make. */
    private static List<Double> cropped(List<Double> times) {
        return times.stream().sorted().limit(times.size() * 9L / 10).toList();
    }

    private static double mean(List<Double> x) {
        return x.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double variance(List<Double> x) {
        double mean = mean(x);
        return x.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (x.size() - 1);
    }

    private static double welch(List<Double> one, List<Double> other) {
        return (mean(one) - mean(other))
                / Math.sqrt(variance(one) / one.size() + variance(other) / other.size());
    }
}
