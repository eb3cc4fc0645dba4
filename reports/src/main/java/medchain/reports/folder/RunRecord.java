package medchain.reports.folder;

import java.util.List;
import medchain.reports.manifest.Cost;
import medchain.reports.manifest.CryptoMode;
import medchain.reports.manifest.Origin;
import medchain.reports.table.Verdict;
import medchain.simulator.journal.Fact;
import medchain.simulator.world.WorldView;

/**
 * All that a report is made from.
 *
 * @param facts of the whole run, in the order of time
 * @param view the world as it stands at the end
 */
public record RunRecord(
        Origin origin,
        Cost cost,
        CryptoMode crypto,
        List<Fact> facts,
        WorldView view,
        List<Verdict> verdicts,
        List<Artefact> artefacts) {
    public RunRecord {
        facts = List.copyOf(facts);
        verdicts = List.copyOf(verdicts);
        artefacts = List.copyOf(artefacts);
    }
}
