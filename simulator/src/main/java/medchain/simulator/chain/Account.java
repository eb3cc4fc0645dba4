package medchain.simulator.chain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.SealingKey;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.NonceWindow;
import org.jspecify.annotations.Nullable;

/** An account as the ledger holds it; its digest is a leaf of the state root. */
public final class Account {
    private final AccountId id;
    private final Role role;
    private final VerifyKey key;
    private final SealingKey sealTo;
    private final NonceWindow nonces;
    private final Funds funds;
    private final SortedMap<AccountId, Long> votes;
    private final boolean candidate;
    private final Discipline discipline;

    /** Made when first asked for: within a block, most states of an account are passing ones. */
    private @Nullable Hash digest;

    /**
     * Tokens of an account.
     *
     * @param balance free
     * @param staked locked as voting power
     * @param unstaking locked, without voting power, until their epoch
     */
    public record Funds(long balance, long staked, List<Unstaking> unstaking) {
        public Funds {
            unstaking = List.copyOf(unstaking);
        }

        public long total() {
            return balance + staked + unstaking.stream().mapToLong(Unstaking::amount).sum();
        }
    }

    /**
     * @param freeAtEpoch from which it is balance again
     */
    public record Unstaking(long amount, long freeAtEpoch) {}

    /**
     * What a delegate has done wrong.
     *
     * @param strikes how often it was punished
     * @param excludedUntil the first epoch in which it can be elected again
     * @param unjailedAt epoch of its last return after idleness
     * @param burned of its stake, in all
     */
    public record Discipline(int strikes, long excludedUntil, long unjailedAt, long burned) {
        static final Discipline CLEAN = new Discipline(0, 0, 0, 0);

        /** Whether it cannot be elected. */
        public boolean isExcluded(long epoch) {
            return epoch < excludedUntil;
        }
    }

    private Account(
            Account like,
            NonceWindow nonces,
            Funds funds,
            SortedMap<AccountId, Long> votes,
            boolean candidate) {
        this(
                new Content.Registration(like.id, like.role, like.key, like.sealTo),
                nonces,
                funds,
                votes,
                candidate,
                like.discipline);
    }

    private Account(
            Content.Registration as,
            NonceWindow nonces,
            Funds funds,
            SortedMap<AccountId, Long> votes,
            boolean candidate,
            Discipline discipline) {
        this.id = as.account();
        this.discipline = discipline;
        this.role = as.role();
        this.key = as.key();
        this.sealTo = as.sealTo();
        this.nonces = nonces;
        this.funds = funds;
        this.votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
        this.candidate = candidate;
    }

    static Account fresh(Content.Registration as, long balance) {
        return new Account(
                as,
                NonceWindow.FRESH,
                new Funds(balance, 0, List.of()),
                new TreeMap<>(),
                false,
                Discipline.CLEAN);
    }

    Account spending(long nonce) {
        return new Account(this, nonces.spend(nonce), funds, votes, candidate);
    }

    Account with(Funds changed) {
        return new Account(this, nonces, changed, votes, candidate);
    }

    Account voting(SortedMap<AccountId, Long> changed) {
        return new Account(this, nonces, funds, changed, candidate);
    }

    Account standing() {
        return new Account(this, nonces, funds, votes, true);
    }

    Account disciplined(Discipline changed) {
        var as = new Content.Registration(id, role, key, sealTo);
        return new Account(as, nonces, funds, votes, candidate, changed);
    }

    public AccountId id() {
        return id;
    }

    public Role role() {
        return role;
    }

    public VerifyKey key() {
        return key;
    }

    /** To which keys of records are wrapped for this account. */
    public SealingKey sealTo() {
        return sealTo;
    }

    public NonceWindow nonces() {
        return nonces;
    }

    public Funds funds() {
        return funds;
    }

    /** Voting power by candidate. */
    public SortedMap<AccountId, Long> votes() {
        return votes;
    }

    public long votesGiven() {
        return votes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Stands for election. */
    public boolean candidate() {
        return candidate;
    }

    public Discipline discipline() {
        return discipline;
    }

    Hash digest() {
        var known = digest;
        if (known == null) {
            known = digestOf();
            digest = known;
        }
        return known;
    }

    private Hash digestOf() {
        var out = new CanonicalWriter();
        out.text(id.value());
        out.u8(role.code());
        out.integer(key.modulus());
        out.bytes(sealTo.point());
        out.varint(nonces.next());
        out.varint(nonces.holes().size());
        nonces.holes().forEach(out::varint);
        out.varint(funds.balance());
        out.varint(funds.staked());
        out.varint(funds.unstaking().size());
        for (var u : funds.unstaking()) {
            out.varint(u.amount());
            out.varint(u.freeAtEpoch());
        }
        out.varint(votes.size());
        votes.forEach((who, power) -> {
            out.text(who.value());
            out.varint(power);
        });
        out.flag(candidate);
        out.varint(discipline.strikes());
        out.varint(discipline.excludedUntil());
        out.varint(discipline.unjailedAt());
        out.varint(discipline.burned());
        return Digests.sha256("MedChain/v1/account", out.toBytes());
    }
}
