package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import medchain.simulator.identity.AccountId;

/**
 * Who follows whom: the n heaviest candidates, of whom at most so many are newcomers.
 *
 * <p>Incumbents who stand no longer are ranked behind everybody: they stay only when there is
 * nobody else, so the set always has n members and the quorum never shifts.
 *
 * @param delegates n members, heaviest first
 * @param capped newcomers with a better rank were kept out by the cap
 */
record Election(List<AccountId> delegates, boolean capped) {
    private static final long NOT_STANDING = -1;

    private record Ranked(AccountId id, long weight) {}

    private static final Comparator<Ranked> HEAVIEST_FIRST =
            Comparator.comparingLong(Ranked::weight).reversed().thenComparing(Ranked::id);

    /**
     * @param incumbents the set in office; its size is n
     * @param maxChurn at most so many newcomers, those with most weight first (LIP-0056)
     */
    static Election of(List<AccountId> incumbents, List<Standing> standings, int maxChurn) {
        var office = new TreeSet<>(incumbents);
        var ranking = ranking(office, standings);
        int seats = incumbents.size();
        int newcomers = 0;
        boolean capped = false;
        var elected = new ArrayList<Ranked>();
        for (var candidate : ranking) {
            if (elected.size() == seats) {
                break;
            }
            boolean newcomer = !office.contains(candidate.id());
            if (newcomer && newcomers == maxChurn) {
                capped = true;
            } else {
                newcomers += newcomer ? 1 : 0;
                elected.add(candidate);
            }
        }
        return new Election(elected.stream().map(Ranked::id).toList(), capped);
    }

    /** The same, with others in some of the seats. */
    Election with(List<AccountId> seated) {
        return new Election(seated, capped);
    }

    private static List<Ranked> ranking(Collection<AccountId> office, List<Standing> standings) {
        var weights = new TreeMap<AccountId, Long>();
        office.forEach(id -> weights.put(id, NOT_STANDING));
        standings.forEach(s -> weights.put(s.candidate(), s.weight()));
        return weights.entrySet().stream()
                .map(e -> new Ranked(e.getKey(), e.getValue()))
                .sorted(HEAVIEST_FIRST)
                .toList();
    }

    /**
     * The elected, then so many others who forge without a vote: drawn from the other candidates,
     * each with a chance in proportion to its weight (LIP-0022, weighted random selection), and
     * when those are too few from the set in office.
     *
     * <p>The order, the ranges and the seeds are the proposal's, but not the least weight of 1,000
     * LSK: our tokens are not worth theirs.
     *
     * @param chances one for each draw
     */
    List<AccountId> withStandby(
            List<Shuffle> chances, List<Standing> standings, List<AccountId> office) {
        var eligible =
                new ArrayList<>(
                        standings.stream()
                                .filter(s -> s.weight() > 0 && !delegates.contains(s.candidate()))
                                .map(s -> new Ranked(s.candidate(), s.weight()))
                                .sorted(HEAVIEST_FIRST)
                                .toList());
        var drawn = new ArrayList<AccountId>();
        for (var chance : chances) {
            if (!eligible.isEmpty()) {
                drawn.add(eligible.remove(chosen(eligible, chance)).id());
            }
        }
        office.stream()
                .filter(id -> !delegates.contains(id) && !drawn.contains(id))
                .limit(chances.size() - drawn.size())
                .forEach(drawn::add);
        return Stream.concat(delegates.stream(), drawn.stream()).toList();
    }

    /** The candidate into whose range a number falls; a range is as long as a weight. */
    private static int chosen(List<Ranked> eligible, Shuffle chance) {
        long all = eligible.stream().mapToLong(Ranked::weight).reduce(0, Math::addExact);
        long number = chance.below(all);
        int i = 0;
        while (eligible.get(i).weight() <= number) {
            number -= eligible.get(i).weight();
            i++;
        }
        return i;
    }
}
