package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.node.Node;

/**
 * Data that an account has published under a name, as one node has it irreversibly.
 *
 * @param transactions that carry it, in the order of the chain
 * @param parts one a transaction
 */
record PublishedData(List<TxId> transactions, List<Bytes> parts) {

    static PublishedData of(Node node, AccountId publisher, DatasetId name) {
        var transactions = new ArrayList<TxId>();
        var parts = new ArrayList<Bytes>();
        for (var block : node.tree().main()) {
            if (block.height() > node.irreversibleHeight()) {
                break;
            }
            for (var approved : block.transactions()) {
                if (approved.signed().content() instanceof Content.Data data
                        && data.dataset().equals(name)
                        && approved.signed().transaction().sender().equals(publisher)) {
                    transactions.add(approved.id());
                    parts.add(data.bytes());
                }
            }
        }
        return new PublishedData(transactions, parts);
    }
}
