package medchain.simulator.world;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;

/** Who has joined; keeps names that differ only in case apart from each other. */
final class Registry {
    private final Wallets wallets;
    private final Recorder recorder;

    Registry(Wallets wallets, Recorder recorder) {
        this.wallets = wallets;
        this.recorder = recorder;
    }

    /**
     * An account joins: signs its registration and sends it.
     *
     * @param registration of the enrolled, endorsed where it has to be
     */
    Outcome register(Enrolment e, Content.Registration registration, Counter counter) {
        if (e.role() == Role.NODE) {
            return refused("nodes join when the world is made");
        }
        var clash = clash(e.account());
        if (clash.isPresent()) {
            return refused(clash.get());
        }
        wallets.add(e);
        var outcome =
                counter.submit(e.account(), registration, Optional.empty(), OptionalInt.empty());
        if (outcome instanceof Outcome.Submitted) {
            recorder.record(new Happening.Registered(e.account(), e.role()));
        } else {
            wallets.remove(e.account());
        }
        return outcome;
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }

    /** Why this name cannot be taken, if so. */
    private Optional<String> clash(AccountId name) {
        var folded = fold(name);
        return wallets.all().stream()
                .map(Enrolment::account)
                .filter(a -> fold(a).equals(folded))
                .findFirst()
                .map(a -> "user " + a + " exists; expected another name");
    }

    private static String fold(AccountId name) {
        return name.value().toLowerCase(Locale.ROOT);
    }

    void recordGenesis(WorldSpec spec) {
        for (var e : wallets.all()) {
            if (e.role() != Role.NODE) {
                recorder.record(new Happening.Registered(e.account(), e.role()));
            }
        }
        recorder.record(
                new Happening.DelegatesElected(
                        0,
                        wallets.all().stream()
                                .limit(spec.consensus().seats())
                                .map(Enrolment::account)
                                .toList(),
                        spec.consensus().delegates(),
                        false));
    }
}
