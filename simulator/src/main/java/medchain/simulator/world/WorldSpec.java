package medchain.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.SignatureScheme;
import medchain.simulator.crypto.SimulatedSignatures;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.network.NetworkShape;

/**
 * From what a world is made; two worlds of one spec and one list of directives are the same, bit
 * for bit.
 *
 * @param seed of every random stream
 * @param secureEntropy keys, salts and encryption randomness come from the operating system; runs
 *     do not repeat
 * @param crypto how signatures are made
 * @param compute what nodes compute with
 * @param population accounts of the genesis block
 * @param initialBalance tokens that each account of the genesis block holds
 * @param consentTimeToLive how long a request waits for its patient
 * @param patients how patients of this world answer by themselves; empty: only by directive
 */
public record WorldSpec(
        long seed,
        boolean secureEntropy,
        CryptoMode crypto,
        ConsensusParameters consensus,
        NetworkShape network,
        Compute compute,
        List<Enrolment> population,
        long initialBalance,
        Duration consentTimeToLive,
        Optional<ConsentBehaviour> patients) {
    public WorldSpec {
        population = List.copyOf(population);
        if (secureEntropy && crypto == CryptoMode.SIMULATED) {
            throw new IllegalArgumentException(
                    "simulated cryptography with the system's entropy; expected real cryptography or"
                            + " entropy from the seed");
        }
        if (network.fullNodes() < consensus.seats()) {
            throw new IllegalArgumentException(
                    "full nodes; expected at least as many as delegates, "
                            + consensus.seats()
                            + ", not "
                            + network.fullNodes());
        }
    }

    /** How signatures of this world are checked. */
    public SignatureScheme signatures() {
        return switch (crypto) {
            case REAL -> RsaPss.SCHEME;
            case SIMULATED -> new SimulatedSignatures(seed);
        };
    }

    /** Who forges until the first election: the first nodes. */
    List<AccountId> firstDelegates() {
        return IntStream.range(0, consensus.seats())
                .mapToObj(i -> new NodeId(i).account())
                .toList();
    }
}
