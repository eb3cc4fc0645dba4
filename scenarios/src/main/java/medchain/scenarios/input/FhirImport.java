package medchain.scenarios.input;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;

/**
 * What FHIR bundles hold for us.
 *
 * @param transactions encounters and prescriptions, in the order of their times
 * @param parties who takes part in them, by id
 * @param skipped how many resources of a kind were left alone
 */
public record FhirImport(
        List<Transaction> transactions, List<Party> parties, SortedMap<String, Integer> skipped) {
    public FhirImport {
        transactions = List.copyOf(transactions);
        parties = List.copyOf(parties);
    }

    /**
     * An encounter or a prescription: what one doctor does for one patient.
     *
     * @param record named after the resource: the same one, imported again, has the same name
     * @param encounter id of the encounter; empty when a prescription has none
     * @param code of the first coding
     * @param prescription empty for an encounter
     */
    public record Transaction(
            Instant time,
            RecordId record,
            String recordType,
            OrganisationId hospital,
            AccountId doctor,
            AccountId patient,
            OrganisationId insurance,
            String encounter,
            String code,
            String description,
            String prescription,
            Amount amount) {
        /** What is recorded: what was prescribed, else what happened. */
        public String text() {
            return prescription.isEmpty() ? description : prescription;
        }
    }

    /**
     * A person or an organisation.
     *
     * @param id its account, or its name in transactions
     * @param reference where it comes from: {@code Practitioner/17}
     * @param name as the bundle displays it; empty for patients, whose names nobody needs
     */
    public record Party(String id, Kind kind, String reference, String name) {}

    /** What a party is to a transaction. */
    public enum Kind {
        PATIENT,
        DOCTOR,
        HOSPITAL,
        INSURANCE
    }
}
