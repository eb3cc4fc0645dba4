package medchain.simulator.journal;

import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;

/** The fields of a medical transaction that result files show; never the prescription. */
public record MedicalFacts(
        Operation operation,
        OrganisationId hospitalId,
        AccountId doctorId,
        AccountId patientId,
        OrganisationId insuranceId,
        RecordId recordId,
        String recordType,
        Amount amount,
        Optional<AccountId> targetId) {}
