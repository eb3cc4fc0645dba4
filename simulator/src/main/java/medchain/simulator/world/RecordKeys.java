package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Account;
import medchain.simulator.crypto.OpeningKey;
import medchain.simulator.crypto.RecordKey;
import medchain.simulator.crypto.WrappedKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SealedText;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.records.KeyVault;

/**
 * Who holds the keys of records: every version has its own, wrapped for its patient and for the
 * administrators; whoever else may read is handed it for one look.
 */
final class RecordKeys {
    private final Hub hub;
    private final Wallets wallets;
    private final ByteSource random;
    private final KeyVault vault = new KeyVault();

    RecordKeys(Hub hub, Wallets wallets, ByteSource random) {
        this.hub = hub;
        this.wallets = wallets;
        this.random = random;
    }

    RecordKey fresh() {
        return RecordKey.fresh(random);
    }

    /** The key of a submitted operation goes to its patient and the administrators. */
    void keep(TxId tx, RecordId record, AccountId patient, RecordKey key) {
        var readers = new ArrayList<AccountId>();
        readers.add(patient);
        wallets.administrators().stream().filter(this::isStillOne).forEach(readers::add);
        var accounts = readers.stream().flatMap(r -> account(r).stream()).toList();
        var sealTo = accounts.stream().map(Account::sealTo).toList();
        var wraps = key.wrapFor(sealTo, tx.hash(), random);
        for (int i = 0; i < wraps.size(); i++) {
            vault.keep(record, tx, accounts.get(i).id(), wraps.get(i));
        }
    }

    /** Who became one later is handed keys when he looks, as every other reader. */
    private boolean isStillOne(AccountId administrator) {
        return hub.reference()
                .ledger()
                .role(administrator)
                .filter(r -> r == Role.ADMINISTRATOR)
                .isPresent();
    }

    private Optional<Account> account(AccountId id) {
        return hub.reference().ledger().account(id);
    }

    /**
     * The text of an operation for somebody who may read it; empty when its key was destroyed.
     *
     * @param reader was found to be entitled
     */
    Optional<String> open(AccountId reader, TxId tx, Content.Medical m) {
        var holders = vault.holders(m.recordId(), tx);
        return Optional.ofNullable(holders.get(reader))
                .flatMap(own -> unwrap(reader, own, tx))
                .or(() ->
                        holders.entrySet().stream()
                                .findFirst()
                                .flatMap(h -> handed(h.getKey(), h.getValue(), reader, tx)))
                .flatMap(key -> read(key, m.prescription()));
    }

    private static Optional<String> read(RecordKey key, SealedText sealed) {
        return key.open(sealed.ciphertext().value(), sealed.commitment());
    }

    /** A holder unwraps the key and wraps it for the reader, who keeps no copy. */
    private Optional<RecordKey> handed(
            AccountId holder, WrappedKey wrapped, AccountId reader, TxId tx) {
        return unwrap(holder, wrapped, tx)
                .flatMap(key ->
                        account(reader)
                                .map(a -> key.wrapFor(List.of(a.sealTo()), tx.hash(), random)))
                .flatMap(wraps -> unwrap(reader, wraps.getFirst(), tx));
    }

    private Optional<RecordKey> unwrap(AccountId owner, WrappedKey wrapped, TxId tx) {
        return wallets.find(owner)
                .map(Enrolment::openingKey)
                .flatMap((OpeningKey key) -> RecordKey.unwrap(wrapped, key, tx.hash()));
    }

    /** Nobody reads the record's texts any more; how many versions that concerns. */
    int erase(RecordId record) {
        return vault.erase(record);
    }
}
