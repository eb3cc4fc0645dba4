package medchain.simulator.chain;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Accounts;
import medchain.simulator.kernel.SimTime;

/** The changes that a block makes to a ledger state, being written. */
final class LedgerDraft implements Accounts {
    private final LedgerState base;
    private final SortedMap<AccountId, Account> accounts = new TreeMap<>();
    private final SortedMap<RecordId, RecordHead> records = new TreeMap<>();
    private final SortedMap<DataPart, PublishedPart> data = new TreeMap<>();
    private final SortedMap<AccountId, Mandates> mandates = new TreeMap<>();

    LedgerDraft(LedgerState base) {
        this.base = base;
    }

    Optional<Account> account(AccountId id) {
        var changed = accounts.get(id);
        return changed != null ? Optional.of(changed) : base.account(id);
    }

    Optional<RecordHead> record(RecordId id) {
        var changed = records.get(id);
        return changed != null ? Optional.of(changed) : base.record(id);
    }

    boolean hasPart(DataPart part) {
        return data.containsKey(part) || base.hasPart(part);
    }

    Mandates mandates(AccountId patient) {
        var changed = mandates.get(patient);
        return changed != null
                ? changed
                : base.mandates(patient).orElseGet(() -> Mandates.none(patient));
    }

    void put(Mandates changed) {
        mandates.put(changed.patient(), changed);
    }

    void put(Account account) {
        accounts.put(account.id(), account);
    }

    void put(RecordHead record) {
        records.put(record.id(), record);
    }

    void put(PublishedPart part) {
        data.put(part.part(), part);
    }

    /** The electoral roll as it is now. */
    Roll roll(Voting voting) {
        return base.roll().with(accounts.values(), voting);
    }

    LedgerState freeze(Voting voting) {
        return new LedgerState(
                base.accountSection().with(accounts),
                base.recordSection().with(records),
                base.dataSection().with(data),
                base.mandateSection().with(mandates),
                roll(voting));
    }

    @Override
    public Optional<Role> role(AccountId id) {
        return account(id).filter(a -> !a.isClosed()).map(Account::role);
    }

    @Override
    public boolean isClosed(AccountId id) {
        return account(id).filter(Account::isClosed).isPresent();
    }

    @Override
    public boolean isLastAdministrator(AccountId id) {
        var all = new TreeSet<>(accounts.keySet());
        base.accounts().forEach(a -> all.add(a.id()));
        return all.stream()
                .filter(a -> role(a).filter(Role.ADMINISTRATOR::equals).isPresent())
                .toList()
                .equals(List.of(id));
    }

    @Override
    public Optional<VerifyKey> key(AccountId id) {
        return account(id).map(Account::key);
    }

    @Override
    public boolean represents(AccountId who, AccountId patient, SimTime at) {
        return !isClosed(who) && mandates(patient).hold(who, at);
    }

    @Override
    public boolean nonceIsFree(AccountId id, long nonce) {
        return account(id).map(a -> a.nonces().isFree(nonce)).orElse(nonce == 0);
    }
}
