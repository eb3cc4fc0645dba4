package medchain.simulator.chain;

import java.util.SortedMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;

/**
 * What the ledger keeps of a record: whose it is and where its newest version stands.
 *
 * @param version 1-based number of the newest version
 * @param last the transaction that made it
 * @param readers doctors with whom the patient agreed to share it, and how long; a grant that has
 *     run out stays until it is replaced or revoked
 */
public record RecordHead(
        RecordId id,
        AccountId patient,
        int version,
        TxId last,
        SortedMap<AccountId, Grant> readers) {

    Hash digest() {
        var out = new CanonicalWriter();
        out.text(id.value());
        out.text(patient.value());
        out.varint(version);
        out.hash(last.hash());
        out.varint(readers.size());
        readers.forEach((reader, grant) -> {
            out.text(reader.value());
            out.hash(grant.share().hash());
            out.varint(grant.until().nanos());
        });
        return Digests.sha256("MedChain/v1/record", out.toBytes());
    }
}
