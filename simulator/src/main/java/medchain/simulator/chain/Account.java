package medchain.simulator.chain;

import java.util.List;
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
    private final Ballot ballot;
    private final Office office;
    private final boolean closed;

    /** Made when first asked for: within a block, most states of an account are passing ones. */
    private @Nullable Hash digest;

    /**
     * Tokens of an account.
     *
     * @param balance free
     * @param staked locked as voting power
     * @param unstaking locked, without voting power, until their epoch
     * @param ripening those staked that are too young to vote with
     */
    public record Funds(long balance, long staked, List<Unstaking> unstaking, Ripening ripening) {
        public Funds {
            unstaking = List.copyOf(unstaking);
        }

        /** With tokens more, or fewer, that are free. */
        Funds plus(long tokens) {
            return new Funds(balance + tokens, staked, unstaking, ripening);
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

    /**
     * What an account is as a delegate.
     *
     * @param stands for election
     * @param pot what it owes its voters
     * @param serves has registered as somebody who votes for others
     */
    private record Office(boolean stands, Discipline discipline, Pot pot, boolean serves) {}

    private Account(Account like, NonceWindow nonces, Funds funds, Ballot ballot, Office office) {
        this(like.as(like.role), nonces, funds, ballot, office, like.closed);
    }

    private Account(
            Content.Registration as,
            NonceWindow nonces,
            Funds funds,
            Ballot ballot,
            Office office,
            boolean closed) {
        this.id = as.account();
        this.role = as.role();
        this.key = as.key();
        this.sealTo = as.sealTo();
        this.nonces = nonces;
        this.funds = funds;
        this.ballot = ballot;
        this.office = office;
        this.closed = closed;
    }

    private Content.Registration as(Role held) {
        return new Content.Registration(id, held, key, sealTo);
    }

    static Account fresh(Content.Registration as, long balance) {
        return new Account(
                as,
                NonceWindow.FRESH,
                new Funds(balance, 0, List.of(), Ripening.NONE),
                Ballot.NONE,
                new Office(false, Discipline.CLEAN, Pot.EMPTY, false),
                false);
    }

    Account in(Role changed) {
        return new Account(as(changed), nonces, funds, ballot, office, closed);
    }

    /** It does nothing any more. */
    Account closed() {
        return new Account(as(role), nonces, funds, ballot, office, true);
    }

    Account spending(long nonce) {
        return new Account(this, nonces.spend(nonce), funds, ballot, office);
    }

    Account with(Funds changed) {
        return new Account(this, nonces, changed, ballot, office);
    }

    Account voting(Ballot changed) {
        return new Account(this, nonces, funds, changed, office);
    }

    Account standing() {
        return in(new Office(true, office.discipline(), office.pot(), office.serves()));
    }

    Account disciplined(Discipline changed) {
        return in(new Office(office.stands(), changed, office.pot(), office.serves()));
    }

    Account with(Pot changed) {
        return in(new Office(office.stands(), office.discipline(), changed, office.serves()));
    }

    Account serving(boolean offered) {
        return in(new Office(office.stands(), office.discipline(), office.pot(), offered));
    }

    private Account in(Office changed) {
        return new Account(this, nonces, funds, ballot, changed);
    }

    public AccountId id() {
        return id;
    }

    public Role role() {
        return role;
    }

    public boolean isClosed() {
        return closed;
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

    public Ballot ballot() {
        return ballot;
    }

    /** Stake that is behind votes. */
    public long votesGiven() {
        return ballot.given();
    }

    /** Stands for election. */
    public boolean candidate() {
        return office.stands();
    }

    /** Has registered as somebody who votes for others. */
    public boolean serves() {
        return office.serves();
    }

    public Discipline discipline() {
        return office.discipline();
    }

    /** What it owes its voters. */
    public Pot pot() {
        return office.pot();
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
        ballot.write(out);
        out.flag(office.stands());
        var discipline = office.discipline();
        out.varint(discipline.strikes());
        out.varint(discipline.excludedUntil());
        out.varint(discipline.unjailedAt());
        out.varint(discipline.burned());
        office.pot().write(out);
        if (office.serves() || !funds.ripening().portions().isEmpty()) {
            out.flag(closed); // nothing elsewhere, so that such accounts keep their digest
            out.flag(office.serves());
            funds.ripening().write(out);
        } else if (closed) {
            out.flag(true);
        }
        return Digests.sha256("MedChain/v1/account", out.toBytes());
    }
}
