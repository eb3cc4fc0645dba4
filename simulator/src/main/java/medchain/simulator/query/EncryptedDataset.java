package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.paillier.KnowledgeProof;
import medchain.simulator.paillier.PublicKey;

/**
 * A patient dataset that everyone may hold and compute on, and nobody but the key's owner read.
 *
 * @param present encrypts 1 for a row and 0 for a filled-up slot, block by block: counts rows
 * @param columns ciphertexts by column, then block, in the order of the schema
 * @param proof that its maker knows what is in {@link #all}
 */
public record EncryptedDataset(
        PublicKey key,
        Schema schema,
        List<BigInteger> present,
        List<List<BigInteger>> columns,
        KnowledgeProof proof) {
    public EncryptedDataset {
        present = List.copyOf(present);
        columns = columns.stream().map(List::copyOf).toList();
        if (!schema.slots().fit(key)) {
            throw new IllegalArgumentException("slots wider than the key has room for");
        }
        int blocks = schema.blocks();
        if (present.size() != blocks
                || columns.size() != schema.columns().size()
                || columns.stream().anyMatch(column -> column.size() != blocks)) {
            throw new IllegalArgumentException("not as many ciphertexts as the schema asks for");
        }
    }

    /** How many ciphertexts there are in all. */
    public int ciphertexts() {
        return present.size() * (1 + columns.size());
    }

    /** Every ciphertext, in the order in which they are encoded. */
    List<BigInteger> all() {
        var all = new ArrayList<>(present);
        columns.forEach(all::addAll);
        return all;
    }

    /** What the proof of an owner's dataset of this name is about. */
    public static byte[] context(AccountId owner, DatasetId name) {
        return new ByteWriter().text(owner.value()).text(name.value()).bytes();
    }

    List<BigInteger> column(String name) {
        for (int c = 0; c < columns.size(); c++) {
            if (schema.columns().get(c).name().equals(name)) {
                return columns.get(c);
            }
        }
        throw new IllegalArgumentException("no such column");
    }
}
