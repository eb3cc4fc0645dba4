package medchain.reports.measure;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.MedicalFacts;
import medchain.simulator.kernel.SimTime;

/**
 * What became of one submission.
 *
 * @param tx empty when it was refused before it had an id
 * @param kind "refused" when it was refused before it had an id
 * @param sourceRow the row of the input file that it came from
 * @param enteredMempool when the first node took it into its mempool
 * @param included when the block of the main chain that carries it was forged
 * @param left when it was denied, expired or refused
 * @param reason why it did not get on; empty when it did
 */
public record TransactionStory(
        Optional<TxId> tx,
        String kind,
        AccountId sender,
        OptionalInt sourceRow,
        Optional<MedicalFacts> medical,
        SimTime submitted,
        Optional<SimTime> approved,
        Optional<SimTime> enteredMempool,
        Optional<SimTime> included,
        Optional<SimTime> irreversible,
        Optional<SimTime> left,
        OptionalLong height,
        TransactionOutcome outcome,
        String reason) {}
