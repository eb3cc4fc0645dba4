package medchain.scenarios.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.Amount;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Money;

/** Who pays, and how much: by claim where there is one, else by the patient's coverage. */
final class Coverages {
    /** Of whoever has no insurance. */
    private static final Pool.Target NOBODY =
            new Pool.Target("self-pay", "", "the patient", Optional.empty());

    private final Pool pool;

    /** By reference of the encounter or the prescription that is claimed. */
    private final TreeMap<String, Pool.Target> payors = new TreeMap<>();

    private final TreeMap<String, BigDecimal> totals = new TreeMap<>();

    /** By reference of the patient; the first in force. */
    private final TreeMap<String, Pool.Target> usual = new TreeMap<>();

    private String currency = "";

    Coverages(Pool pool) {
        this.pool = pool;
        for (var held : pool.all()) {
            if (held.resource() instanceof Coverage coverage
                    && coverage.getStatus() == Coverage.CoverageStatus.ACTIVE) {
                var who = pool.find(held, "beneficiary", coverage.getBeneficiary());
                var payor = payor(held, coverage);
                if (who.isPresent() && payor.isPresent()) {
                    usual.putIfAbsent(who.get().reference(), payor.get());
                }
            }
        }
        for (var held : pool.all()) {
            if (held.resource() instanceof Claim claim && isMeant(claim)) {
                add(held, claim);
            }
        }
    }

    private static boolean isMeant(Claim claim) {
        return claim.getStatus() == Claim.ClaimStatus.ACTIVE
                && claim.getUse() != Claim.Use.PREDETERMINATION;
    }

    private Optional<Pool.Target> payor(Held held, Coverage coverage) {
        if (!coverage.hasPayor()) {
            return Optional.empty();
        }
        var payor = coverage.getPayorFirstRep();
        return pool.find(held, "payor[0]", payor).or(() -> displayed(payor.getDisplay()));
    }

    private static Optional<Pool.Target> displayed(String name) {
        return name == null || Names.id(name).isEmpty()
                ? Optional.empty()
                : Optional.of(new Pool.Target(Names.id(name), "", name, Optional.empty()));
    }

    private void add(Held held, Claim claim) {
        // a prescription is claimed by itself, with its encounter named beside it
        var claimed =
                claim.hasPrescription()
                        ? pool.find(held, "prescription", claim.getPrescription())
                        : encounter(held, claim);
        if (claimed.isEmpty()) {
            return;
        }
        var what = claimed.get().reference();
        insurance(held, claim).ifPresent(payor -> payors.putIfAbsent(what, payor));
        if (claim.hasTotal() && claim.getTotal().hasValue()) {
            totals.merge(what, money(held, claim.getTotal()), BigDecimal::add);
        }
    }

    private Optional<Pool.Target> encounter(Held held, Claim claim) {
        return claim.hasItem() && claim.getItemFirstRep().hasEncounter()
                ? pool.find(
                        held,
                        "item[0].encounter[0]",
                        claim.getItemFirstRep().getEncounterFirstRep())
                : Optional.empty();
    }

    private Optional<Pool.Target> insurance(Held held, Claim claim) {
        if (!claim.hasInsurance()) {
            return Optional.empty();
        }
        var reference = claim.getInsuranceFirstRep().getCoverage();
        var coverage = pool.find(held, "insurance[0].coverage", reference);
        return coverage.flatMap(Pool.Target::resource)
                .flatMap(r -> r instanceof Coverage c ? payor(held, c) : Optional.empty())
                .or(() -> displayed(reference.getDisplay()));
    }

    private BigDecimal money(Held held, Money total) {
        var unit = total.hasCurrency() ? total.getCurrency() : "";
        if (currency.isEmpty()) {
            currency = unit;
        }
        if (!unit.isEmpty() && !unit.equals(currency)) {
            throw held.wrong(
                    "total.currency",
                    unit + " here and " + currency + " before; expected one currency");
        }
        if (total.getValue().signum() < 0) {
            throw held.wrong(
                    "total.value", total.getValue().toPlainString() + "; expected 0 or more");
        }
        return total.getValue();
    }

    /**
     * @param what reference of an encounter or a prescription
     * @param patient reference of whom it is about
     */
    Pool.Target insurance(String what, String patient) {
        var claimed = payors.get(what);
        return claimed != null ? claimed : usual.getOrDefault(patient, NOBODY);
    }

    /** The sum of what was claimed; 0 when nothing was. */
    Amount total(String what) {
        var sum = totals.getOrDefault(what, BigDecimal.ZERO);
        return new Amount(sum.setScale(2, java.math.RoundingMode.HALF_EVEN));
    }
}
