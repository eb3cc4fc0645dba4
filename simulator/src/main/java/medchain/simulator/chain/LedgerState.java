package medchain.simulator.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Accounts;

/**
 * What all blocks up to one add up to; immutable, and the same for everybody who applied the same
 * blocks. The state root in a header is its digest.
 */
public final class LedgerState implements Accounts {
    private final Section<AccountId, Account> accounts;
    private final Section<RecordId, RecordHead> records;
    private final Section<DataPart, TxId> data;
    private final SortedMap<AccountId, Long> votesReceived;
    private final Hash root;

    /** One ordered map of the state and the Merkle root over its leaves. */
    record Section<K, V>(SortedMap<K, V> entries, Hash root) {
        static <K, V> Section<K, V> of(
                SortedMap<K, V> entries, java.util.function.Function<Map.Entry<K, V>, Hash> leaf) {
            var leaves = new ArrayList<byte[]>(entries.size());
            entries.entrySet().forEach(e -> leaves.add(leaf.apply(e).bytes()));
            return new Section<>(
                    Collections.unmodifiableSortedMap(entries), MerkleTree.root(leaves));
        }
    }

    LedgerState(
            Section<AccountId, Account> accounts,
            Section<RecordId, RecordHead> records,
            Section<DataPart, TxId> data,
            SortedMap<AccountId, Long> votesReceived) {
        this.accounts = accounts;
        this.records = records;
        this.data = data;
        this.votesReceived = votesReceived;
        this.root = rootOf();
    }

    /** Before the genesis block: nobody and nothing. */
    public static LedgerState empty() {
        return new LedgerState(
                new Section<>(new TreeMap<>(), noLeaves()),
                new Section<>(new TreeMap<>(), noLeaves()),
                new Section<>(new TreeMap<>(), noLeaves()),
                new TreeMap<>());
    }

    private static Hash noLeaves() {
        return MerkleTree.root(List.of());
    }

    private Hash rootOf() {
        var out = new CanonicalWriter();
        out.hash(accounts.root());
        out.hash(records.root());
        out.hash(data.root());
        return Digests.sha256("MedChain/v1/state", out.toBytes());
    }

    /** The state root. */
    public Hash root() {
        return root;
    }

    public Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.entries().get(id));
    }

    /** By id. */
    public Collection<Account> accounts() {
        return accounts.entries().values();
    }

    public Optional<RecordHead> record(RecordId id) {
        return Optional.ofNullable(records.entries().get(id));
    }

    public Collection<RecordHead> records() {
        return records.entries().values();
    }

    /** Where each part of each encrypted dataset stands. */
    public SortedMap<DataPart, TxId> data() {
        return data.entries();
    }

    /** Votes that a candidate has from all voters. */
    public long votesReceived(AccountId candidate) {
        return votesReceived.getOrDefault(candidate, 0L);
    }

    /** Accounts that stand for election, by id. */
    public List<Account> candidates() {
        return accounts.entries().values().stream().filter(Account::candidate).toList();
    }

    /** All tokens there are. */
    public long supply() {
        return accounts.entries().values().stream().mapToLong(a -> a.funds().total()).sum();
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

    Section<DataPart, TxId> dataSection() {
        return data;
    }

    SortedMap<AccountId, Long> tally() {
        return votesReceived;
    }
}
