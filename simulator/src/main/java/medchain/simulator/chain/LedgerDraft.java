package medchain.simulator.chain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.chain.LedgerState.Section;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Accounts;
import org.jspecify.annotations.Nullable;

/** A ledger state being written, block by block; copies a section only when it is first changed. */
final class LedgerDraft implements Accounts {
    private final LedgerState base;
    private @Nullable SortedMap<AccountId, Account> accounts;
    private @Nullable SortedMap<RecordId, RecordHead> records;
    private @Nullable SortedMap<DataPart, TxId> data;
    private @Nullable SortedMap<AccountId, Long> tally;

    LedgerDraft(LedgerState base) {
        this.base = base;
    }

    Optional<Account> account(AccountId id) {
        return accounts == null ? base.account(id) : Optional.ofNullable(accounts.get(id));
    }

    Optional<RecordHead> record(RecordId id) {
        return records == null ? base.record(id) : Optional.ofNullable(records.get(id));
    }

    boolean hasPart(DataPart part) {
        return (data == null ? base.data() : data).containsKey(part);
    }

    void put(Account account) {
        if (accounts == null) {
            accounts = new TreeMap<>(base.accountSection().entries());
        }
        accounts.put(account.id(), account);
    }

    void put(RecordHead record) {
        if (records == null) {
            records = new TreeMap<>(base.recordSection().entries());
        }
        records.put(record.id(), record);
    }

    void put(DataPart part, TxId tx) {
        if (data == null) {
            data = new TreeMap<>(base.dataSection().entries());
        }
        data.put(part, tx);
    }

    /** Moves a voter's power from the old votes to the new ones. */
    void recount(SortedMap<AccountId, Long> before, SortedMap<AccountId, Long> after) {
        var counted = tally == null ? new TreeMap<>(base.tally()) : tally;
        before.forEach((who, power) -> counted.merge(who, -power, LedgerDraft::sumOrNothing));
        after.forEach((who, power) -> counted.merge(who, power, Long::sum));
        tally = counted;
    }

    private static @Nullable Long sumOrNothing(Long a, Long b) {
        return a + b == 0 ? null : a + b;
    }

    LedgerState freeze() {
        return new LedgerState(
                accounts == null
                        ? base.accountSection()
                        : Section.of(accounts, e -> e.getValue().digest()),
                records == null
                        ? base.recordSection()
                        : Section.of(records, e -> e.getValue().digest()),
                data == null ? base.dataSection() : Section.of(data, LedgerDraft::leaf),
                tally == null ? base.tally() : tally);
    }

    private static Hash leaf(java.util.Map.Entry<DataPart, TxId> entry) {
        return entry.getValue().hash();
    }

    @Override
    public Optional<Role> role(AccountId id) {
        return account(id).map(Account::role);
    }

    @Override
    public Optional<VerifyKey> key(AccountId id) {
        return account(id).map(Account::key);
    }

    @Override
    public boolean nonceIsFree(AccountId id, long nonce) {
        return account(id).map(a -> a.nonces().isFree(nonce)).orElse(nonce == 0);
    }
}
