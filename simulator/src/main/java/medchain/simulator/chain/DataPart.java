package medchain.simulator.chain;

import java.util.Comparator;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;

/** Names one part of a dataset of one owner. */
public record DataPart(AccountId owner, DatasetId dataset, int part)
        implements Comparable<DataPart> {
    private static final Comparator<DataPart> ORDER =
            Comparator.comparing(DataPart::owner)
                    .thenComparing(DataPart::dataset)
                    .thenComparingInt(DataPart::part);

    @Override
    public int compareTo(DataPart other) {
        return ORDER.compare(this, other);
    }
}
