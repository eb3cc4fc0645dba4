package medchain.simulator.world;

import java.time.Duration;
import java.util.Optional;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;

/**
 * Simulated patients who make up their minds by themselves. What one decides depends on the request
 * alone, not on what else happens in the world.
 */
final class Patients {
    /** The 95 % quantile of the standard normal distribution. */
    private static final double Z95 = 1.6448536269514722;

    private final Agenda<Event> agenda;
    private final Keyed mind;
    private final Keyed pace;
    private Optional<ConsentBehaviour> behaviour;

    Patients(Agenda<Event> agenda, Streams streams, Optional<ConsentBehaviour> behaviour) {
        this.agenda = agenda;
        this.mind = streams.keyed("patients.mind");
        this.pace = streams.keyed("patients.pace");
        this.behaviour = behaviour;
    }

    void behave(Optional<ConsentBehaviour> changed) {
        behaviour = changed;
    }

    void ask(PendingConsent request, SimTime now) {
        behaviour.ifPresent(b -> decide(request, now, b));
    }

    private void decide(PendingConsent request, SimTime now, ConsentBehaviour b) {
        var id = request.signed().id().hash();
        double draw = mind.unit(id.a(), id.b(), 0);
        boolean yes = draw < b.approve();
        boolean no = !yes && draw < b.approve() + b.deny();
        if (yes || no) {
            var at = now.plus(delay(b, pace.gaussian(id.a(), id.b(), 0)));
            agenda.at(at, new Event.PatientAnswers(request.signed().id(), request.patient(), yes));
        }
    }

    private static Duration delay(ConsentBehaviour b, double gaussian) {
        double median = b.delayMedian().toNanos();
        double sigma = StrictMath.log(b.delayP95().toNanos() / median) / Z95;
        return Duration.ofNanos((long) (median * StrictMath.exp(sigma * gaussian)));
    }
}
