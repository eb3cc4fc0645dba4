package medchain.simulator.chain;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Accounts;
import medchain.simulator.kernel.SimTime;

/**
 * What all blocks up to one add up to; immutable, and the same for everybody who applied the same
 * blocks. The state root in a header is its digest.
 */
public final class LedgerState implements Accounts {
    private final Section<AccountId, Account> accounts;
    private final Section<RecordId, RecordHead> records;
    private final Section<DataPart, PublishedPart> data;
    private final Section<AccountId, Mandates> mandates;
    private final Tally tally;
    private final Hash root;

    /**
     * Who stands for election, and the votes that each has.
     *
     * @param candidates by id; the votes of all voters
     */
    record Tally(SortedMap<AccountId, Long> candidates) {
        Tally {
            candidates = Collections.unmodifiableSortedMap(candidates);
        }
    }

    LedgerState(
            Section<AccountId, Account> accounts,
            Section<RecordId, RecordHead> records,
            Section<DataPart, PublishedPart> data,
            Section<AccountId, Mandates> mandates,
            Tally tally) {
        this.accounts = accounts;
        this.records = records;
        this.data = data;
        this.mandates = mandates;
        this.tally = tally;
        var out = new CanonicalWriter();
        out.hash(accounts.root());
        out.hash(records.root());
        out.hash(data.root());
        if (!mandates.values().isEmpty()) {
            out.hash(mandates.root());
        }
        this.root = Digests.sha256("MedChain/v1/state", out.toBytes());
    }

    /** Before the genesis block: nobody and nothing. */
    public static LedgerState empty() {
        return new LedgerState(
                Section.empty(Account::digest),
                Section.empty(RecordHead::digest),
                Section.empty(PublishedPart::digest),
                Section.empty(Mandates::digest),
                new Tally(new TreeMap<>()));
    }

    /** The state root. */
    public Hash root() {
        return root;
    }

    public Optional<Account> account(AccountId id) {
        return accounts.get(id);
    }

    /** By id. */
    public Collection<Account> accounts() {
        return accounts.values();
    }

    public Optional<RecordHead> record(RecordId id) {
        return records.get(id);
    }

    /** Whether this part of a dataset is on the chain. */
    public boolean hasPart(DataPart part) {
        return data.get(part).isPresent();
    }

    /** Who may answer in a patient's place; empty when nobody ever could. */
    public Optional<Mandates> mandates(AccountId patient) {
        return mandates.get(patient);
    }

    /** By patient. */
    public Collection<Mandates> mandates() {
        return mandates.values();
    }

    @Override
    public boolean represents(AccountId who, AccountId patient, SimTime at) {
        return mandates.get(patient).filter(m -> m.hold(who, at)).isPresent();
    }

    /** Votes that a candidate has from all voters. */
    public long votesReceived(AccountId candidate) {
        return tally.candidates().getOrDefault(candidate, 0L);
    }

    /** Accounts that stand for election, by id. */
    public List<Account> candidates() {
        return tally.candidates().keySet().stream().flatMap(c -> account(c).stream()).toList();
    }

    /** All tokens there are. */
    public long supply() {
        return accounts().stream().mapToLong(a -> a.funds().total()).sum();
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

    Section<AccountId, Account> accountSection() {
        return accounts;
    }

    Section<RecordId, RecordHead> recordSection() {
        return records;
    }

    Section<DataPart, PublishedPart> dataSection() {
        return data;
    }

    Section<AccountId, Mandates> mandateSection() {
        return mandates;
    }

    Tally tally() {
        return tally;
    }
}
