package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Answer;
import medchain.simulator.query.DatasetShelf;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QueryPolicy;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.query.Question;
import medchain.simulator.query.QuestionCodec;

/**
 * The irreversible chain as a delegate reads it for a query: what stands before the query counts,
 * and nothing else, so that all delegates read the same.
 */
final class QueryChain {
    private final DatasetShelf shelf;

    QueryChain(DatasetShelf shelf) {
        this.shelf = shelf;
    }

    /** A query on the chain. */
    record Found(TxId tx, AccountId querier, Content.Query content) {}

    /**
     * A question that the policy lets pass, and the data that it is about.
     *
     * @param datasets one, or for an aggregate one a holder
     */
    record Admitted(Question question, List<EncryptedDataset> datasets) {
        EncryptedDataset dataset() {
            return datasets.getFirst();
        }
    }

    /** An irreversible query of this name. */
    static Optional<Found> find(BlockTree tree, TxId query) {
        return read(tree, query).stream()
                .flatMap(item ->
                        item instanceof Item.OfQuery(var found) ? List.of(found).stream() : null)
                .filter(found -> found.tx().equals(query))
                .findFirst();
    }

    private sealed interface Item {
        record OfQuery(Found found) implements Item {}

        record OfData(AccountId owner, TxId tx, Content.Data data) implements Item {}
    }

    /** Data and queries from the first block to this query, which is the last. */
    private static List<Item> read(BlockTree tree, TxId last) {
        var items = new ArrayList<Item>();
        for (Block block : tree.main()) {
            if (block.height() > tree.irreversibleHeight()) {
                break;
            }
            for (var approved : block.transactions()) {
                var sender = approved.signed().transaction().sender();
                switch (approved.signed().content()) {
                    case Content.Data data ->
                            items.add(new Item.OfData(sender, approved.id(), data));
                    case Content.Query query ->
                            items.add(new Item.OfQuery(new Found(approved.id(), sender, query)));
                    case Content _ -> {}
                }
                if (approved.id().equals(last)) {
                    return items;
                }
            }
        }
        return items;
    }

    /** What this query asks for, or why no delegate answers it. */
    Answer<Admitted> admit(BlockTree tree, Found query) {
        var items = read(tree, query.tx());
        var granted = new ArrayList<QueryPolicy.Asked>();
        for (int i = 0; i < items.size() - 1; i++) {
            if (items.get(i) instanceof Item.OfQuery(var before)
                    && before.querier().equals(query.querier())) {
                if (admit(items.subList(0, i), before, granted)
                        instanceof Answer.Given<Admitted>(var admitted)) {
                    granted.add(asked(before, admitted));
                }
            }
        }
        return admit(items, query, granted);
    }

    private Answer<Admitted> admit(
            List<Item> before, Found query, List<QueryPolicy.Asked> granted) {
        return QuestionCodec.decode(query.content().question())
                .then(question -> question(question, query))
                .then(question ->
                        datasets(before, question, query.content())
                                .map(datasets -> new Admitted(question, datasets)))
                .then(admitted ->
                        QueryPolicy.refusal(asked(query, admitted), granted)
                                .map(Answer::<Admitted>refused)
                                .orElseGet(() -> Answer.of(admitted)));
    }

    private static Answer<Question> question(Question question, Found query) {
        var request = question.request();
        boolean same = request.dataset().equals(query.content().dataset());
        return same && owners(request, query.content()).getFirst().equals(query.content().owner())
                ? Answer.of(question)
                : Answer.refused("the question is about another dataset than the query");
    }

    private static List<AccountId> owners(QueryRequest request, Content.Query query) {
        return request instanceof QueryRequest.Aggregate(_, var holders)
                ? holders
                : List.of(query.owner());
    }

    private Answer<List<EncryptedDataset>> datasets(
            List<Item> before, Question question, Content.Query query) {
        var found = new ArrayList<EncryptedDataset>();
        for (var owner : owners(question.request(), query)) {
            switch (shelf.dataset(owner, query.dataset(), parts(before, owner, query.dataset()))) {
                case Answer.Given<EncryptedDataset>(var dataset) -> found.add(dataset);
                case Answer.Refused<EncryptedDataset>(var why) -> {
                    return Answer.refused(why);
                }
            }
        }
        return Answer.of(found);
    }

    private static QueryPolicy.Asked asked(Found query, Admitted admitted) {
        return new QueryPolicy.Asked(
                query.querier(),
                admitted.question(),
                query.content().owner(),
                admitted.dataset().schema());
    }

    private static List<DatasetShelf.Part> parts(
            List<Item> items, AccountId wanted, DatasetId name) {
        var parts = new ArrayList<DatasetShelf.Part>();
        for (var item : items) {
            if (item instanceof Item.OfData(var owner, var tx, var data)
                    && owner.equals(wanted)
                    && data.dataset().equals(name)) {
                parts.add(new DatasetShelf.Part(tx, data.bytes()));
            }
        }
        return parts;
    }
}
