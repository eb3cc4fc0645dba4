package medchain.simulator.world;

import java.util.Locale;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;

/** Who has joined; keeps names that differ only in case apart from each other. */
final class Registry {
    private final Wallets wallets;
    private final Recorder recorder;

    Registry(Wallets wallets, Recorder recorder) {
        this.wallets = wallets;
        this.recorder = recorder;
    }

    /** Why this name cannot be taken, if so. */
    Optional<String> clash(AccountId name) {
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
                        false));
    }
}
