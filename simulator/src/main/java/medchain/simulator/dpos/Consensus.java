package medchain.simulator.dpos;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Assumption;

/**
 * The rules of the chain: who forges when, which headers are allowed, what is irreversible. Every
 * answer follows from (parent state, slot) alone, in integers, so all nodes agree on it.
 */
public final class Consensus {
    private final ConsensusParameters parameters;
    private final List<AccountId> genesisDelegates;
    private final Policies policies;
    private final SlotClock slots;
    private final HeaderRules headerRules;

    /**
     * @param genesisDelegates who forges until the first election; as many as the parameters say
     */
    public Consensus(ConsensusParameters parameters, List<AccountId> genesisDelegates) {
        if (genesisDelegates.size() != parameters.seats()
                || genesisDelegates.stream().distinct().count() != parameters.seats()) {
            throw new IllegalArgumentException(
                    "genesis delegates; expected " + parameters.seats() + " different ones");
        }
        this.parameters = parameters;
        this.genesisDelegates = List.copyOf(genesisDelegates);
        this.slots = parameters.clock();
        this.policies = parameters.policies();
        this.headerRules = new HeaderRules(this);
    }

    public SlotClock slots() {
        return slots;
    }

    /** Before any block: the genesis delegates, nothing voted, genesis irreversible. */
    public ConsensusState genesis(BlockId genesisId, Hash genesisSeed) {
        var term = new Term(0, genesisDelegates, 1, false, true, Timeshare.NONE);
        var finality = FinalityState.genesis(parameters, genesisId, voters(term));
        var rota = new Rota(-1, -1, genesisDelegates, 0);
        var place = new ConsensusState.Place(genesisId, 0, 0);
        return new ConsensusState(place, term, genesisRegister(genesisSeed), finality, rota);
    }

    private Register genesisRegister(Hash seed) {
        boolean asksForNoTurnout = policies.voting().safeguards().turnoutPercent() == 0;
        var schedules = ProducerSchedules.genesis(policies, genesisDelegates);
        return Register.genesis(seed, asksForNoTurnout, schedules);
    }

    /** As below, on a chain on which enough have voted. */
    public ConsensusState next(
            ConsensusState parent, BlockHeader header, BlockId id, List<Standing> standingsAfter) {
        return next(parent, header, id, new Electorate(Candidates.of(standingsAfter), true));
    }

    /**
     * After one more block, which the caller has checked with {@link #fault}.
     *
     * @param after the ledger state after the block; an election looks at it only if the block
     *     turns out to be the last of its epoch, and if enough have voted by then or before
     */
    public ConsensusState next(
            ConsensusState parent, BlockHeader header, BlockId id, Electorate after) {
        Assumption.check(header.index() == parent.height() + 1, "block skips a height");
        Assumption.check(header.slot() > parent.slot(), "block is not after its parent");
        var term = termAt(parent, header.slot());
        var register = countMissed(parent, header.slot());
        register =
                register.forged(header, term.epoch(), reveal(parent, header))
                        .activated(after.activated());
        // not the whole register: it holds the snapshots before, and they what they count from
        var work = register.work();
        var eligible =
                register.activated()
                        ? after.candidates().without(s -> isJailed(work, s, term.epoch()))
                        : Candidates.of(List.of());
        var snapshot = new Snapshots.Snapshot(term.epoch(), header.index(), eligible);
        register = register.snapshot(snapshot, parameters.snapshotDelay());
        var members =
                term.equals(parent.term)
                        ? parent.finality
                        : parent.finality.withMembers(finalityVoters(parent, term), header.index());
        var finality = members.next(Link.of(header, id, members.isStrong(header)));
        register =
                register.schedules(
                        new Seating(parameters).schedules(parent, header, finality.irreversible()));
        return new ConsensusState(
                new ConsensusState.Place(id, header.index(), header.slot()),
                term,
                register,
                finality,
                rota(parent, header.slot()));
    }

    /** Who may forge in a slot after the parent. */
    public AccountId scheduled(ConsensusState parent, long slot) {
        var order = roundSchedule(parent, slot);
        return order.get((int) ((slot - 1) / policies.blocksPerTurn() % order.size()));
    }

    /** The delegates of the slot's round in the order of their turns. */
    public List<AccountId> roundSchedule(ConsensusState parent, long slot) {
        return rota(parent, slot).order();
    }

    /** Why the chain does not allow this header after its parent: one reason, in words. */
    public Optional<String> fault(ConsensusState parent, BlockHeader header) {
        return headerRules.fault(parent, header);
    }

    /** What {@code me} does in a slot when this is its head. */
    public SlotDecision decide(ConsensusState head, long slot, AccountId me) {
        if (slot <= head.slot()) {
            return new SlotDecision.SlotTaken(head.slot());
        }
        if (isSkipped(head, slot)) {
            return new SlotDecision.Skipped();
        }
        var scheduled = scheduled(head, slot);
        return scheduled.equals(me)
                ? new SlotDecision.Forge(head.height() + 1)
                : new SlotDecision.NotOurTurn(scheduled);
    }

    /** Whether enough have voted, at this block or before, for there to be elections. */
    public boolean isActivated(ConsensusState state) {
        return state.register.activated();
    }

    public long irreversibleHeight(ConsensusState state) {
        return state.finality.irreversible();
    }

    /**
     * What a forger's next header shows of the votes that it has heard; empty where it has heard
     * nothing new, or where nobody votes beside the chain.
     *
     * @param heard votes for a block, one a voter, in order of voter
     */
    public Optional<Certificate> certificate(
            ConsensusState parent, Function<Finalizer.Ref, List<FinalityVote>> heard) {
        return parent.finality instanceof CertifiedChain chain
                ? chain.newest(heard)
                : Optional.empty();
    }

    /** The height that a header with such a certificate claims. */
    public long claimedHeight(ConsensusState parent, Optional<Certificate> certificate) {
        return parent.finality instanceof CertifiedChain chain && certificate.isPresent()
                ? chain.heightOf(certificate.get().block())
                : maxHeightPrevoted(parent);
    }

    /** The newest ancestor that the branch knows to be certified, where delegates vote so. */
    public Optional<Finalizer.Ref> newestCertified(ConsensusState state) {
        return state.finality instanceof CertifiedChain chain
                ? Optional.of(chain.newestCertified())
                : Optional.empty();
    }

    public long maxHeightPrevoted(ConsensusState state) {
        return state.finality.prevoted();
    }

    /** Blocks below its own that the next one of this forger confirms; 0 where nobody counts so. */
    public long confirms(ConsensusState parent, AccountId forger) {
        return parent.finality instanceof Confirmations counted
                ? counted.confirmed(productivity(parent, forger).lastHeight())
                : 0;
    }

    public long epoch(ConsensusState state) {
        return state.term.epoch();
    }

    /** The active set, heaviest first. */
    public List<AccountId> delegates(ConsensusState state) {
        return state.term.delegates();
    }

    /** The set in office at the state's block, and how it came to be. */
    public Term term(ConsensusState state) {
        return state.term;
    }

    /** The set that forges in a later slot, given that no block comes in between. */
    public Term termAt(ConsensusState parent, long slot) {
        long epoch = epochAt(parent, slot);
        Assumption.check(epoch >= parent.term.epoch(), "slot lies before its parent's epoch");
        return new Seating(parameters).at(parent, slot, epoch);
    }

    /** The epoch of a block after this parent. */
    public long epochAt(ConsensusState parent, long slot) {
        return switch (policies.epochs()) {
            case Policies.Epochs.Blocks(long length) -> parent.height() / length;
            case Policies.Epochs.Rounds(), Policies.Epochs.Slots _ -> slots.epochOf(slot);
        };
    }

    /** True for the slots that stay empty for maintenance after an epoch's first block. */
    public boolean isSkipped(ConsensusState parent, long slot) {
        boolean maintained =
                parent.term.epoch() > 0 && parent.term.firstHeight() == parent.height();
        return maintained && slot <= parent.slot() + policies.skippedSlots();
    }

    /** Those of the set whose votes count for finality. */
    public List<AccountId> voters(Term term) {
        return term.delegates().subList(0, parameters.delegates());
    }

    /** Those who vote beside the chain for this head; on Hive the witnesses of the next round. */
    public List<AccountId> finalityVoters(ConsensusState head) {
        return policies.order() == SlotOrder.STEEM_AHEAD
                ? finalityVoters(head, termAt(head, head.slot() + 1))
                : voters(head.term);
    }

    /** hived: get_witness_schedule_object_for_irreversibility is the future schedule since HF26. */
    private List<AccountId> finalityVoters(ConsensusState parent, Term term) {
        return voters(
                policies.order() == SlotOrder.STEEM_AHEAD
                        ? elect(parent, term, term.epoch() + 1)
                        : term);
    }

    public ForkChoice forkChoice() {
        return new ForkChoice(slots, policies.forkChoice());
    }

    public Productivity productivity(ConsensusState state, AccountId delegate) {
        return state.register.workOf(delegate);
    }

    /** Everybody who ever had a slot on this chain, in order of id. */
    public List<AccountId> everSeen(ConsensusState state) {
        return state.register.work().ids();
    }

    /**
     * True when the nonce fits the delegate's previous one on this chain. A wrong one is allowed in
     * a block, but earns nothing and does not touch the seed.
     */
    public boolean validReveal(ConsensusState parent, BlockHeader header) {
        var last = parent.register.headers().get(header.delegateId());
        return last.isEmpty()
                || HashOnion.layerAbove(header.nonce()).equals(last.orElseThrow().reveal());
    }

    private Register.Reveal reveal(ConsensusState parent, BlockHeader header) {
        if (!validReveal(parent, header)) {
            return Register.Reveal.WRONG;
        }
        boolean second =
                policies.epochs() instanceof Policies.Epochs.Blocks(long length)
                        && parent.height() % length >= (length + 1) / 2;
        return second ? Register.Reveal.SECOND_HALF : Register.Reveal.FIRST_HALF;
    }

    /** The nonce that a delegate puts into its next block on this head. */
    public Hash nextReveal(ConsensusState head, AccountId me, HashOnion onion) {
        return onion.reveal(Math.toIntExact(productivity(head, me).forged()));
    }

    /** What the forger earns. */
    public long reward(ConsensusState parent, BlockHeader header) {
        boolean earns = parent.register.activated() && validReveal(parent, header);
        return earns ? Rewards.of(parent.finality, header, parameters.reward()) : 0;
    }

    private boolean isJailed(ByAccount<Productivity> work, Standing candidate, long epoch) {
        return Register.workOf(work, candidate.candidate())
                .isJailed(parameters.penalties(), candidate.unjailedAt(), epoch);
    }

    /** Those of the candidates who are idle for so long that they cannot be elected. */
    public List<AccountId> jailed(ConsensusState state, List<Standing> candidates) {
        return candidates.stream()
                .filter(s -> isJailed(state.register.work(), s, state.term.epoch()))
                .map(Standing::candidate)
                .toList();
    }

    /** Why a delegate with this head pauses in a slot, if its guard says so. */
    public Optional<String> pause(ConsensusState head, long slot) {
        return switch (parameters.guard()) {
            case ProductionGuard.None() -> Optional.empty();
            case ProductionGuard.Participation(int percent) -> {
                int now = countMissed(head, slot).recent().percent();
                yield now >= percent
                        ? Optional.empty()
                        : Optional.of(
                                now + "% of the last 128 slots have a block; at least " + percent);
            }
            case ProductionGuard.Reversible(long most) -> {
                long ahead = head.height() - irreversibleHeight(head);
                yield ahead <= most
                        ? Optional.empty()
                        : Optional.of(ahead + " blocks can still be undone; at most " + most);
            }
        };
    }

    private Register countMissed(ConsensusState parent, long slot) {
        var register = parent.register;
        for (long missed = parent.slot() + 1; missed < slot; missed++) {
            if (!isSkipped(parent, missed)) {
                register = register.missed(scheduled(parent, missed));
            }
        }
        return register;
    }

    /** The one in force at the parent, or a new one where the slot begins a round or an epoch. */
    private Rota rota(ConsensusState parent, long slot) {
        Assumption.check(slot > 0, "nobody forges in slot 0");
        long epoch = epochAt(parent, slot);
        long round =
                policies.order().countsBlocks()
                        ? parent.height() / parameters.seats()
                        : slots.roundOf(slot);
        var now = parent.rota;
        var term = termAt(parent, slot);
        if (now.round() == round && now.epoch() == epoch && term.equals(parent.term)) {
            return now;
        }
        var order = order(parent, term, round);
        long after = now.round() == round ? now.after() : parent.slot();
        return new Rota(round, epoch, order, after);
    }

    private List<AccountId> order(ConsensusState parent, Term term, long round) {
        return new SlotSchedule(policies.order(), slots).order(parent, term, round);
    }

    private Term elect(ConsensusState parent, Term before, long epoch) {
        return new Seating(parameters).elect(parent, before, epoch);
    }
}
