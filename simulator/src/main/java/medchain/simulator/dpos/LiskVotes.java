package medchain.simulator.dpos;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.Assumption;

/**
 * LISK_BFT: every header implies prevotes and precommits for its ancestors (LIP-0014, LIP-0058;
 * proof in arXiv:1903.11434, Theorem 4.4, for a static set with fewer than n/3 Byzantine members).
 */
final class LiskVotes implements FinalityState {
    /**
     * @param minActive height from which the member may vote
     * @param largestPrecommit the largest height that it has precommitted on this chain
     */
    private record Member(long minActive, long largestPrecommit) {}

    private final int quorum;
    private final ByAccount<Member> members;
    private final Window window;
    private final long prevoted;
    private final long irreversible;

    private LiskVotes(
            int quorum,
            ByAccount<Member> members,
            Window window,
            long prevoted,
            long irreversible) {
        this.quorum = quorum;
        this.members = members;
        this.window = window;
        this.prevoted = prevoted;
        this.irreversible = irreversible;
    }

    /**
     * @param window heights that a header can still vote for, its own included: three rounds
     */
    static LiskVotes genesis(int quorum, int window, List<AccountId> delegates) {
        var members = ByAccount.of(delegates, id -> new Member(1, 0));
        return new LiskVotes(quorum, members, Window.empty(window), 0, 0);
    }

    /** Members who stay keep their votes; newcomers vote only from this height on. */
    @Override
    public LiskVotes withMembers(List<AccountId> delegates, long firstHeight) {
        var next =
                ByAccount.of(
                        delegates,
                        id -> members.get(id).orElse(new Member(firstHeight, firstHeight - 1)));
        return new LiskVotes(quorum, next, window, prevoted, irreversible);
    }

    @Override
    public LiskVotes next(Link link) {
        return next(link.height(), link.forger(), link.maxHeightGenerated());
    }

    LiskVotes next(long height, AccountId forger, long maxHeightGenerated) {
        var draft = window.append(height, forger, maxHeightGenerated);
        var member = members.get(forger);
        if (maxHeightGenerated >= height || member.isEmpty()) {
            return new LiskVotes(quorum, members, draft, prevoted, irreversible);
        }
        var voter = member.orElseThrow();
        long precommitFrom =
                max(voter.minActive, draft.notPrevoted() + 1, voter.largestPrecommit + 1);
        var highest = draft.precommit(precommitFrom, quorum);
        draft.prevote(Math.max(maxHeightGenerated + 1, voter.minActive));
        var after = new Member(voter.minActive, highest.orElse(voter.largestPrecommit));
        return new LiskVotes(
                quorum,
                highest.isPresent() ? members.with(forger, after) : members,
                draft,
                highest(draft.prevotes, draft, prevoted),
                highest(draft.precommits, draft, irreversible));
    }

    @Override
    public long prevoted() {
        return prevoted;
    }

    @Override
    public long irreversible() {
        return irreversible;
    }

    /** Who forged at a height, while the window remembers it. */
    Optional<AccountId> forgerAt(long height) {
        return window.holds(height)
                ? Optional.of(window.forgers[window.index(height)])
                : Optional.empty();
    }

    int prevotes(long height) {
        return window.holds(height) ? window.prevotes[window.index(height)] : 0;
    }

    int precommits(long height) {
        return window.holds(height) ? window.precommits[window.index(height)] : 0;
    }

    /** True when the height lies before everything that votes can still reach. */
    boolean forgotten(long height) {
        return height < window.first;
    }

    private long highest(int[] votes, Window draft, long atLeast) {
        for (int i = votes.length - 1; i >= 0 && draft.first + i > atLeast; i--) {
            if (votes[i] >= quorum) {
                return draft.first + i;
            }
        }
        return atLeast;
    }

    private static long max(long a, long b, long c) {
        return Math.max(a, Math.max(b, c));
    }

    /** The last heights of the chain in flat arrays; index 0 is {@code first}. */
    private static final class Window {
        private final int capacity;
        private final long first;
        private final AccountId[] forgers;
        private final long[] generated;
        private final int[] prevotes;
        private final int[] precommits;

        private Window(int capacity, long first, int length, Window from, int shift) {
            this.capacity = capacity;
            this.first = first;
            int end = shift + length;
            this.forgers = Arrays.copyOfRange(from.forgers, shift, end);
            this.generated = Arrays.copyOfRange(from.generated, shift, end);
            this.prevotes = Arrays.copyOfRange(from.prevotes, shift, end);
            this.precommits = Arrays.copyOfRange(from.precommits, shift, end);
        }

        private Window(int capacity) {
            this.capacity = capacity;
            this.first = 1;
            this.forgers = new AccountId[0];
            this.generated = new long[0];
            this.prevotes = new int[0];
            this.precommits = new int[0];
        }

        static Window empty(int capacity) {
            return new Window(capacity);
        }

        Window append(long height, AccountId forger, long maxHeightGenerated) {
            int shift = forgers.length == capacity ? 1 : 0;
            int length = forgers.length + 1 - shift;
            var next = new Window(capacity, first + shift, length, this, shift);
            Assumption.check(
                    height == next.first + length - 1, "votes are counted height by height");
            next.forgers[length - 1] = forger;
            next.generated[length - 1] = maxHeightGenerated;
            return next;
        }

        boolean holds(long height) {
            return height >= first && height < first + forgers.length;
        }

        int index(long height) {
            return (int) (height - first);
        }

        long top() {
            return first + forgers.length - 1;
        }

        /**
         * The largest height that the newest forger did not prevote on this chain: walks from each
         * of its blocks to the one before, until one is not its own or claims no votes.
         */
        long notPrevoted() {
            var forger = forgers[forgers.length - 1];
            long previous = generated[forgers.length - 1];
            while (holds(previous)) {
                int at = index(previous);
                if (!forgers[at].equals(forger) || generated[at] >= previous) {
                    return previous;
                }
                previous = generated[at];
            }
            return first - 1;
        }

        OptionalLong precommit(long from, int quorum) {
            var highest = OptionalLong.empty();
            for (long x = Math.max(from, first); x < top(); x++) {
                if (prevotes[index(x)] >= quorum) {
                    precommits[index(x)]++;
                    highest = OptionalLong.of(x);
                }
            }
            return highest;
        }

        void prevote(long from) {
            for (long x = Math.max(from, first); x <= top(); x++) {
                prevotes[index(x)]++;
            }
        }
    }
}
