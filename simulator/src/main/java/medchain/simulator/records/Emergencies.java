package medchain.simulator.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;

/**
 * Every time the glass was broken or a legal guardian appointed, and what the administrators said
 * of it afterwards.
 */
public final class Emergencies {
    private final List<Case> cases = new ArrayList<>();

    /**
     * One doctor, one patient, one reason, for a time.
     *
     * @param number 1-based
     * @param looks how often the records were read under it
     * @param review empty: it waits for an administrator
     */
    public record Case(
            int number,
            Breaking breaking,
            SimTime from,
            SimTime until,
            int looks,
            Optional<Review> review) {}

    /**
     * Who breaks the glass of whom, and why.
     *
     * @param doctor or the administrator who has appointed a legal guardian
     * @param guardian whom the administrator has appointed; empty when a doctor wants to read
     */
    public record Breaking(
            AccountId doctor, AccountId patient, String reason, Optional<AccountId> guardian) {}

    /** What an administrator thinks of it. */
    public record Review(AccountId reviewer, boolean justified, SimTime at) {}

    public Case open(Breaking breaking, SimTime from, SimTime until) {
        var opened = new Case(cases.size() + 1, breaking, from, until, 0, Optional.empty());
        cases.add(opened);
        return opened;
    }

    /** Whether the doctor may read at this moment; the look is counted. */
    public boolean look(AccountId doctor, AccountId patient, SimTime now) {
        for (int i = cases.size() - 1; i >= 0; i--) {
            var c = cases.get(i);
            if (c.breaking().doctor().equals(doctor)
                    && c.breaking().patient().equals(patient)
                    && now.isBefore(c.until())) {
                cases.set(i, with(c, c.looks() + 1, c.review()));
                return true;
            }
        }
        return false;
    }

    /**
     * @param number 1-based
     * @return what is wrong, if anything
     */
    public Optional<String> review(int number, Review review) {
        if (number < 1 || number > cases.size()) {
            return Optional.of("no case " + number + "; expected 1 to " + cases.size());
        }
        var c = cases.get(number - 1);
        if (c.breaking().doctor().equals(review.reviewer())) {
            return Optional.of("case " + number + " is one's own; another administrator judges it");
        }
        if (c.review().isPresent()) {
            return Optional.of("case " + number + " was reviewed");
        }
        cases.set(number - 1, with(c, c.looks(), Optional.of(review)));
        return Optional.empty();
    }

    private static Case with(Case c, int looks, Optional<Review> review) {
        return new Case(c.number(), c.breaking(), c.from(), c.until(), looks, review);
    }

    /** Oldest first. */
    public List<Case> cases() {
        return Collections.unmodifiableList(cases);
    }
}
