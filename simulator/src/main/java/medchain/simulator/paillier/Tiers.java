package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.Optional;

/** Chooses the fastest arithmetic that passes its self-test on this machine. */
final class Tiers {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final int FEWEST_LANES = 4;

    private static final boolean VECTORS_WORK = vectorsWork();

    private Tiers() {}

    /** Looked for only where vectors do not work. */
    private static final class Native {
        static final Optional<Libcrypto> LIBRARY = Libcrypto.here();
    }

    static ModularBatch best(BigInteger modulus) {
        return VECTORS_WORK ? new VectorBatch(modulus) : withoutVectors(modulus, Native.LIBRARY);
    }

    static ModularBatch withoutVectors(BigInteger modulus, Optional<Libcrypto> library) {
        return library.map(found -> new BigIntegerBatch(modulus, found))
                .orElseGet(() -> new BigIntegerBatch(modulus));
    }

    /** Needs the JVM option {@code --add-modules jdk.incubator.vector} and AVX2 or better. */
    private static boolean vectorsWork() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
                && LaneKernel.LANES >= FEWEST_LANES
                && VectorBatch.works();
    }
}
