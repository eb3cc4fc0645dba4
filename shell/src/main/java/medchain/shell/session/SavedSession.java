package medchain.shell.session;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;

/**
 * All that a session is: a world is a function of its scenario, its people, its entropy and what
 * was asked of it when, so these say everything, and the end proves that they were read right.
 *
 * @param version of the program that wrote it, for messages
 * @param scenario effective text of the world and its people
 * @param people accounts of the genesis block with their keys
 * @param entropy from which a secure world draws; empty for a simulated one, whose seed is in the
 *     scenario
 * @param user who is logged in
 * @param pace as typed
 * @param end how the world stands after the last line
 */
record SavedSession(
        String version,
        String scenario,
        List<Enrolment> people,
        Optional<Entropy> entropy,
        List<Line> lines,
        Optional<AccountId> user,
        String pace,
        End end) {

    SavedSession {
        people = List.copyOf(people);
        lines = List.copyOf(lines);
    }

    /**
     * One thing that was asked of the world.
     *
     * @param at when
     * @param text as typed
     * @param actor who was logged in
     * @param brought from outside of the world, what the text only names
     * @param ended what came of it
     */
    record Line(
            SimTime at,
            String text,
            Optional<AccountId> actor,
            Optional<Brought> brought,
            Ended ended) {}

    /** What a line takes from a file, or from a person who types a password. */
    sealed interface Brought {
        record Table(RawTable table) implements Brought {}

        record NewUser(Enrolment enrolment) implements Brought {}

        record Model(NamedModel model) implements Brought {}
    }

    /** How a line ended. */
    sealed interface Ended {
        record Done() implements Ended {}

        record Refused() implements Ended {}

        /** The user stopped it between two events, after so many, at that time. */
        record Stopped(long events, SimTime now) implements Ended {}
    }

    /**
     * @param events handled by the kernel
     * @param trace digest of every event and fact
     * @param head of the chain, as the reference node has it
     * @param state root of the ledger after that block
     */
    record End(SimTime now, long events, Hash trace, Hash head, Hash state) {}
}
