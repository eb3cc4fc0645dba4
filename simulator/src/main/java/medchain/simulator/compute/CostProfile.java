package medchain.simulator.compute;

import java.util.List;
import java.util.Optional;

/**
 * How long one core of a processor takes for the work of a node, in nanoseconds. Measured by {@code
 * bench crypto}, which writes a profile for the machine that it runs on.
 *
 * @param name of the processor, or where the figures are from
 * @param sign one RSASSA-PSS signature with 2048 bits
 * @param verify the check of one
 * @param hash SHA-256 over 1,024 bytes
 * @param execute one transaction applied to the ledger, its signatures aside
 * @param product modulo the square of a Paillier key of 2048 bits, in a batch
 * @param share of the decryption of one ciphertext with such a key
 * @param proof that shares are right, one for each answer
 */
public record CostProfile(
        String name,
        long sign,
        long verify,
        long hash,
        long execute,
        long product,
        long share,
        long proof) {
    private static final long MOST_NANOS = 3_600_000_000_000L;

    /**
     * A node's own work takes no time. Encrypted queries do, since minutes of work on many rows are
     * what one wants to see: as long as on one core of a server of 2024.
     */
    public static final CostProfile NONE =
            new CostProfile("none", 0, 0, 0, 0, 1_500, 9_600_000, 30_000_000);

    /** A shared virtual Xeon under Temurin 25, as {@code bench crypto} found it. */
    public static final CostProfile INTEL_XEON =
            new CostProfile(
                    "intel-xeon", 1_660_000, 77_700, 1_160, 3_970, 4_690, 22_300_000, 135_000_000);

    private static final List<CostProfile> BUILT_IN = List.of(NONE, INTEL_XEON);

    public CostProfile {
        for (long cost : new long[] {sign, verify, hash, execute, product, share, proof}) {
            if (cost < 0 || cost > MOST_NANOS) {
                throw new IllegalArgumentException(
                        "cost of " + cost + " ns; expected 0 to an hour");
            }
        }
    }

    public static Optional<CostProfile> named(String name) {
        return BUILT_IN.stream().filter(p -> p.name.equals(name)).findFirst();
    }

    /** Of the built-in profiles. */
    public static List<String> names() {
        return BUILT_IN.stream().map(CostProfile::name).toList();
    }

    /** Whether the work of a node, encrypted queries aside, takes no time. */
    public boolean isFree() {
        return sign == 0 && verify == 0 && hash == 0 && execute == 0;
    }

    /** SHA-256 over so many bytes. */
    public long hashing(long bytes) {
        return hash * bytes / 1024;
    }
}
