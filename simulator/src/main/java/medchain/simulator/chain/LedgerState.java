package medchain.simulator.chain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
    private final Roll roll;
    private final Hash root;

    LedgerState(
            Section<AccountId, Account> accounts,
            Section<RecordId, RecordHead> records,
            Section<DataPart, PublishedPart> data,
            Section<AccountId, Mandates> mandates,
            Roll roll) {
        this.accounts = accounts;
        this.records = records;
        this.data = data;
        this.mandates = mandates;
        this.roll = roll;
        var out = new CanonicalWriter();
        out.hash(accounts.root());
        out.hash(records.root());
        out.hash(data.root());
        if (!mandates.isEmpty()) {
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
                Roll.EMPTY);
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
        return !isClosed(who) && mandates.get(patient).filter(m -> m.hold(who, at)).isPresent();
    }

    /** What stands behind every candidate at a moment. */
    public SortedMap<AccountId, Support> support(Voting voting, SimTime at) {
        return roll.support(voting, at);
    }

    /** Tokens of everybody who has voted or has somebody else vote. */
    public long turnout() {
        return roll.turnout();
    }

    /** Who votes with an account's stake: itself, its proxy, or nobody. */
    public Optional<AccountId> speaker(AccountId voter, Voting voting) {
        return roll.speaker(voter, voting);
    }

    /** Accounts that stand for election, by id. */
    public List<Account> candidates() {
        return roll.candidates().stream().flatMap(c -> account(c).stream()).toList();
    }

    /** Tokens that an account's votes have earned and that it has not claimed. */
    public long earned(AccountId voter) {
        return account(voter).map(a -> Polling.earned(a, this)).orElse(0L);
    }

    /** All tokens there are. */
    public long supply() {
        return accounts().stream().mapToLong(a -> a.funds().total() + a.pot().owed()).sum();
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
        return accounts().stream()
                .filter(a -> !a.isClosed() && a.role() == Role.ADMINISTRATOR)
                .map(Account::id)
                .toList()
                .equals(List.of(id));
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

    Roll roll() {
        return roll;
    }
}
