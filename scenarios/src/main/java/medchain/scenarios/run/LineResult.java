package medchain.scenarios.run;

import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Experiment.Wanted;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Outcome;

/**
 * What the world answered to a line of the timeline.
 *
 * @param at when the line was done
 */
public record LineResult(TimedLine line, SimTime at, Outcome outcome) {
    /** Whether the outcome is the one that the scenario names. */
    public boolean asWanted() {
        boolean refused =
                switch (outcome) {
                    case Outcome.Refused _ -> true;
                    case Outcome.TimePassed t -> !t.reached();
                    case Outcome.Done _,
                            Outcome.Submitted _,
                            Outcome.HistoryShown _,
                            Outcome.RequestShown _,
                            Outcome.ConsentsShown _,
                            Outcome.EmergenciesShown _,
                            Outcome.AccessLogShown _,
                            Outcome.AccessLogVerified _,
                            Outcome.Verified _,
                            Outcome.Evaluated _,
                            Outcome.Answered _ ->
                            false;
                };
        return line.outcome() == Wanted.ANY || refused == (line.outcome() == Wanted.REFUSED);
    }
}
