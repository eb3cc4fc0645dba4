package medchain.simulator.atlas;

import java.util.Set;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.RandomStream;

/** What the adversary's network does for the next dozen slots or so. */
final class Mood {
    private final RandomStream chance;
    private TreeSet<AccountId> side = new TreeSet<>();
    private int delay;

    Mood(RandomStream chance) {
        this.chance = chance;
    }

    /** A slot begins: every fifteenth or so, the mood is another one. */
    void pass(Set<AccountId> honest) {
        if (chance.nextInt(15) > 0) {
            return;
        }
        delay = chance.nextInt(3) * chance.nextInt(4);
        side = new TreeSet<>();
        boolean partition = chance.nextInt(3) == 0;
        for (var id : honest) {
            if (partition && chance.nextInt(2) == 0) {
                side.add(id);
            }
        }
    }

    /** Whether messages between the two have to wait for the end of a partition. */
    boolean separates(AccountId one, AccountId other) {
        return side.contains(one) != side.contains(other);
    }

    /** Slots that a message takes which nothing holds back. */
    int delay() {
        return chance.nextInt(delay + 1);
    }
}
