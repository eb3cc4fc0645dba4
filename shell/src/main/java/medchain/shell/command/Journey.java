package medchain.shell.command;

import java.util.List;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.world.WorldView;

/** Where a transaction stands on its way, in the seven words. */
final class Journey {
    private static final List<TxStage> WAY =
            List.of(
                    TxStage.SUBMITTED,
                    TxStage.PENDING_CONSENT,
                    TxStage.APPROVED,
                    TxStage.MEMPOOL,
                    TxStage.BLOCK,
                    TxStage.IRREVERSIBLE,
                    TxStage.QUERIED);

    private Journey() {}

    static View of(TxId tx, WorldView view) {
        var stage = view.stage(tx).orElse(TxStage.SUBMITTED);
        return new View.Note(
                tone(stage), tx.brief() + " at " + Times.brief(view.now()) + ": " + path(stage));
    }

    private static String path(TxStage stage) {
        if (!WAY.contains(stage)) {
            return stage.word();
        }
        var path = new StringBuilder();
        for (var step : WAY) {
            path.append(path.isEmpty() ? "" : " > ");
            path.append(step == stage ? "[" + step.word() + "]" : step.word());
        }
        return path.toString();
    }

    private static Tone tone(TxStage stage) {
        return switch (stage) {
            case BLOCK, IRREVERSIBLE, QUERIED -> Tone.GOOD;
            case DENIED, WITHDRAWN, EXPIRED, REJECTED -> Tone.BAD;
            case SUBMITTED, PENDING_CONSENT, APPROVED, MEMPOOL -> Tone.PLAIN;
        };
    }
}
