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
     * The elected, then so many others who forge without a vote: drawn from the candidates with
     * weight, and when those are too few from the set in office.
     *
     * @param drawn all candidates in random order
     */
    List<AccountId> withStandby(int standby, List<Standing> drawn, List<AccountId> office) {
        var candidates =
                Stream.concat(
                        drawn.stream().filter(s -> s.weight() > 0).map(Standing::candidate),
                        office.stream());
        var others = candidates.filter(id -> !delegates.contains(id)).distinct().limit(standby);
        return Stream.concat(delegates.stream(), others).toList();
    }
}
