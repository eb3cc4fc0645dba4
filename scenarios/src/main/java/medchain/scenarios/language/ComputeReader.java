package medchain.scenarios.language;

import medchain.simulator.compute.Compute;
import medchain.simulator.compute.CostProfile;

/** Reads the section {@code world.compute}. */
final class ComputeReader {
    private ComputeReader() {}

    static Compute read(Filled part) {
        int cores = Units.number(part.value("cores"), 1, Compute.MOST_CORES);
        return new Compute(
                part.section("profile")
                        .map(ComputeReader::measured)
                        .orElseGet(() -> CostProfile.named(part.text("profile")).orElseThrow()),
                cores);
    }

    private static CostProfile measured(Filled profile) {
        try {
            return new CostProfile(
                    profile.text("name"),
                    nanos(profile, "sign"),
                    nanos(profile, "verify"),
                    nanos(profile, "hash"),
                    nanos(profile, "execute"),
                    nanos(profile, "product"),
                    nanos(profile, "share"),
                    nanos(profile, "proof"));
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(profile.place(), String.valueOf(refused.getMessage()));
        }
    }

    private static long nanos(Filled profile, String work) {
        return Units.duration(profile.value(work)).toNanos();
    }
}
