package medchain.shell.prompt;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import medchain.scenarios.language.Parameter.Completion;
import medchain.scenarios.language.Verb;
import medchain.scenarios.language.Verbs;
import medchain.shell.session.Session;
import medchain.simulator.identity.Role;
import medchain.simulator.world.WorldView;

/** Names of things that live in the world right now, each with a word about it. */
final class LivingNames {
    /** More are not offered; a longer prefix narrows them down. */
    private static final int MOST = 500;

    private final Session session;

    LivingNames(Session session) {
        this.session = session;
    }

    /** What Tab offers, and what it says beside it. */
    record Name(String value, String about) {}

    /** Empty while there is no world: completing a line does not make one. */
    List<Name> of(Completion kind) {
        if (kind == Completion.COMMAND) {
            return Verbs.all().stream().map(v -> new Name(v.words(), v.summary())).toList();
        }
        if (!session.hasWorld()) {
            return List.of();
        }
        return names(kind, session.view()).limit(MOST).toList();
    }

    private Stream<Name> names(Completion kind, WorldView view) {
        return switch (kind) {
            case USER -> users(view, _ -> true);
            case PATIENT -> users(view, role -> role == Role.PATIENT);
            case DOCTOR, DOCTORS -> users(view, role -> role == Role.DOCTOR);
            case NODE -> nodes(view);
            case CANDIDATE ->
                    view.candidates().stream()
                            .map(c -> new Name(c.delegate() + "=", "weight " + c.weight()));
            case PENDING_TRANSACTION -> pending(view);
            case TRANSACTION -> Stream.concat(pending(view), included(view));
            case RECORD ->
                    view.records().stream()
                            .map(r -> new Name(r.record().value(), "of " + r.patient()));
            case ORGANISATION -> organisations(view);
            case BLOCK_HEIGHT -> heights(view);
            case DATASET ->
                    view.datasets().stream()
                            .map(d -> new Name(d.dataset().value(), d.rows() + " rows"));
            case MODEL -> view.models().stream().map(m -> new Name(m.model().value(), m.kind()));
            case COLUMN -> columns(view);
            case NONE, SCENARIO, FILE, DIRECTORY, COMMAND -> Stream.empty();
        };
    }

    private static Stream<Name> users(WorldView view, Predicate<Role> roles) {
        return view.users().stream()
                .filter(u -> roles.test(u.role()))
                .map(u -> new Name(u.user().value(), u.role().word()));
    }

    private static Stream<Name> nodes(WorldView view) {
        return view.nodes().stream()
                .map(n -> new Name(n.node().toString(), n.region() + ", " + n.state()));
    }

    private static Stream<Name> pending(WorldView view) {
        return view.pendingConsents().stream()
                .map(p ->
                        new Name(
                                p.signed().id().brief(),
                                p.operation().operation() + " for " + p.patient()));
    }

    private static Stream<Name> included(WorldView view) {
        return view.chain(view.referenceNode()).stream()
                .flatMap(
                        b -> b.transactions().stream().map(t -> named(t.id().brief(), b.height())));
    }

    private static Name named(String id, long height) {
        return new Name(id, "block " + height);
    }

    private static Stream<Name> organisations(WorldView view) {
        var seen = new TreeMap<String, String>();
        view.pendingConsents()
                .forEach(p -> {
                    seen.put(p.operation().hospitalId().value(), "hospital");
                    seen.put(p.operation().insuranceId().value(), "insurer");
                });
        return seen.entrySet().stream().map(e -> new Name(e.getKey(), e.getValue()));
    }

    private static Stream<Name> heights(WorldView view) {
        return LongStream.iterate(view.headHeight(), h -> h >= 0, h -> h - 1)
                .limit(20)
                .mapToObj(h -> new Name(Long.toString(h), ""));
    }

    private static Stream<Name> columns(WorldView view) {
        return view.datasets().stream()
                .flatMap(d ->
                        view.table(d.dataset()).stream()
                                .flatMap(t -> t.columns().stream())
                                .map(c -> new Name(c.name(), "of " + d.dataset())));
    }

    /** Verbs of a noun, as names. */
    static List<Name> verbs(String noun) {
        return Verbs.ofNoun(noun).stream().map(LivingNames::verb).toList();
    }

    private static Name verb(Verb verb) {
        return new Name(verb.verb(), verb.summary());
    }
}
