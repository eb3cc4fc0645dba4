package medchain.scenarios.run;

import medchain.scenarios.language.Experiment.TimedLine;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;

/** Told what a run does as it does it; may stop it through {@link #at}. */
public interface Narrator extends Progress {
    /** Says nothing and never stops. */
    Narrator SILENT =
            new Narrator() {
                @Override
                public boolean at(String stage, long done, long total) {
                    return true;
                }

                @Override
                public void stage(String what) {}

                @Override
                public void begins(TimedLine line, SimTime now) {}

                @Override
                public void ended(LineResult result) {}
            };

    /** A part of the run begins: {@code 470 accounts, 455 of them from the cache}. */
    void stage(String what);

    /** A line of the timeline is about to be done. */
    void begins(TimedLine line, SimTime now);

    void ended(LineResult result);

    /** An expectation was looked at, at its time. */
    default void looked(Midway midway) {}
}
