package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Transaction;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;

/**
 * The keys of the simulated people and nodes, in the order in which they joined, and their next
 * nonces.
 */
final class Wallets {
    private final Map<AccountId, Enrolment> enrolled = new LinkedHashMap<>();
    private final List<AccountId> administrators = new ArrayList<>();
    private final Map<AccountId, Long> nonces = new LinkedHashMap<>();
    private final ByteSource salt;
    private final Duration lifetime;

    /**
     * @param lifetime of a transaction
     */
    Wallets(ByteSource salt, Duration lifetime) {
        this.salt = salt;
        this.lifetime = lifetime;
    }

    /**
     * Nodes first, then the population, each in order; a node that nobody enrolled gets its
     * simulated key here.
     */
    void enrol(WorldSpec spec) {
        for (int i = 0; i < spec.network().fullNodes(); i++) {
            var account = new NodeId(i).account();
            add(
                    spec.population().stream()
                            .filter(e -> e.account().equals(account))
                            .findFirst()
                            .orElseGet(() ->
                                    Enrolment.simulated(
                                            spec.seed(),
                                            account,
                                            Role.NODE,
                                            KeyStrength.BULK.with(spec.crypto()))));
        }
        spec.population().forEach(this::add);
    }

    void add(Enrolment enrolment) {
        if (enrolled.putIfAbsent(enrolment.account(), enrolment) == null
                && enrolment.role() == Role.ADMINISTRATOR) {
            administrators.add(enrolment.account());
        }
    }

    void remove(AccountId account) {
        enrolled.remove(account);
        administrators.remove(account);
    }

    Optional<Enrolment> find(AccountId account) {
        return Optional.ofNullable(enrolled.get(account));
    }

    List<Enrolment> all() {
        return Collections.unmodifiableList(new ArrayList<>(enrolled.values()));
    }

    /** In the order in which they joined. */
    List<AccountId> administrators() {
        return List.copyOf(administrators);
    }

    ByteSource salt() {
        return salt;
    }

    /** Signs with the sender's next nonce, which is spent only by {@link #spend}. */
    SignedTransaction sign(
            Enrolment sender,
            Hash chainId,
            SimTime now,
            BlockReference reference,
            Content content) {
        var tx =
                new Transaction(
                        chainId,
                        sender.account(),
                        nonces.getOrDefault(sender.account(), 0L),
                        now,
                        now.plus(lifetime),
                        reference,
                        content);
        return TransactionCodec.sign(tx, sender.key(), salt);
    }

    void spend(AccountId account) {
        nonces.merge(account, 1L, Long::sum);
    }
}
