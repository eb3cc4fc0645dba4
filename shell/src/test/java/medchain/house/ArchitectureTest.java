package medchain.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medchain.house.House.Library;
import medchain.house.House.Room;
import org.junit.jupiter.api.Test;

/** Holds the plan in {@link House} and the bans in {@link Bans} against the compiled classes. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = Code.house();
    private static final JavaClasses PLANTED = Code.planted();
    private static final String PLANTED_ROOT = "medchain.house.planted";

    @Test
    void modules_know_only_the_modules_below_them() {
        House.MODULES.forEach((module, allowed) ->
                assertThat(strangers(HOUSE, module, House.MODULES.keySet(), allowed))
                        .as("%s may know %s only", module, allowed)
                        .isEmpty());
    }

    @Test
    void rooms_know_only_the_rooms_below_them() {
        House.ROOMS.forEach((root, rooms) ->
                assertThat(brokenRanks(HOUSE, root, rooms)).as("ranks of %s", root).isEmpty());
    }

    @Test
    void the_plan_itself_runs_downhill() {
        for (List<Room> rooms : House.ROOMS.values()) {
            var names = rooms.stream().map(Room::name).toList();
            for (Room room : rooms) {
                assertThat(names.subList(0, names.indexOf(room.name())))
                        .as("%s may know only what stands above it in the list", room.name())
                        .containsAll(room.below());
            }
        }
    }

    @Test
    void a_stage_sees_of_an_earlier_stage_only_what_is_handed_on() {
        assertThat(peeking(HOUSE, "medchain.simulator", House.STAGES)).isEmpty();
    }

    @Test
    void the_simulator_is_given_time_randomness_order_and_the_outside() {
        assertThat(broken(Bans.SIMULATOR, Code.in(HOUSE, "medchain.simulator"))).isEmpty();
    }

    @Test
    void nobody_does_what_is_banned_everywhere() {
        assertThat(broken(Bans.EVERYWHERE, HOUSE.stream())).isEmpty();
    }

    @Test
    void only_render_and_wiring_speak_to_the_terminal() {
        var others =
                HOUSE.stream()
                        .filter(type ->
                                Bans.OWN_THE_TERMINAL.stream()
                                        .noneMatch(home -> Code.isIn(type.getPackageName(), home)));
        assertThat(broken(List.of(Bans.TERMINAL), others)).isEmpty();
    }

    @Test
    void every_library_stays_in_its_room() {
        for (Library library : House.LIBRARIES) {
            assertThat(usersOf(library, HOUSE))
                    .as("%s belongs to %s", library.name(), library.homes())
                    .isEmpty();
        }
    }

    @Test
    void every_class_lives_in_a_room_of_the_plan_and_every_room_was_looked_at() {
        var planned =
                House.ROOMS.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(r -> e.getKey() + "." + r.name()))
                        .collect(Collectors.toCollection(TreeSet::new));
        var found = new TreeSet<String>();
        for (JavaClass type : HOUSE) {
            found.add(
                    planned.stream()
                            .filter(room -> Code.isIn(type.getPackageName(), room))
                            .findFirst()
                            .orElse(type.getPackageName()));
        }
        assertThat(found).isEqualTo(planned);
    }

    @Test
    void the_house_that_was_looked_at_is_not_empty() {
        assertThat(HOUSE).hasSizeGreaterThan(100);
        var accesses = HOUSE.stream().mapToInt(type -> type.getAccessesFromSelf().size()).sum();
        assertThat(accesses).as("calls and field accesses seen").isGreaterThan(1_000);
    }

    @Test
    void every_exception_is_still_needed() {
        Bans.all()
                .forEach(ban ->
                        ban.exceptions()
                                .keySet()
                                .forEach(name -> {
                                    assertThat(HOUSE.contain(name))
                                            .as("%s is let off", name)
                                            .isTrue();
                                    assertThat(ban.firstBreachIn(HOUSE.get(name)))
                                            .as(name)
                                            .isPresent();
                                }));
    }

    @Test
    void planted_faults_are_found_by_every_ban() {
        var planted = Code.in(PLANTED, PLANTED_ROOT).toList();
        assertThat(Bans.all())
                .allSatisfy(ban ->
                        assertThat(broken(List.of(ban), planted.stream()))
                                .as("planted fault for: %s", ban.name())
                                .isNotEmpty());
    }

    @Test
    void a_planted_look_upwards_is_found() {
        var rooms = List.of(new Room("lower", Set.of()), new Room("upper", Set.of("lower")));
        assertThat(brokenRanks(PLANTED, PLANTED_ROOT, rooms))
                .singleElement()
                .asString()
                .contains("lower.LooksUp", "upper.Upper");
    }

    @Test
    void a_planted_peek_into_an_earlier_stage_is_found() {
        assertThat(peeking(PLANTED, PLANTED_ROOT, Set.of("lower", "upper")))
                .anySatisfy(found -> assertThat(found).contains("upper.Peeks", "lower.Inner"));
    }

    @Test
    void a_planted_stranger_in_a_module_is_found() {
        var modules = Set.of(PLANTED_ROOT + ".lower", PLANTED_ROOT + ".upper");
        assertThat(strangers(PLANTED, PLANTED_ROOT + ".lower", modules, Set.of())).hasSize(1);
        assertThat(usersOf(new Library("java.util.random", Set.of()), PLANTED)).isNotEmpty();
    }

    private static List<String> strangers(
            JavaClasses classes, String module, Set<String> modules, Set<String> allowed) {
        return Code.in(classes, module)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(d ->
                        modules.stream()
                                .filter(other -> !other.equals(module) && !allowed.contains(other))
                                .anyMatch(other -> Code.isIn(packageOf(d), other)))
                .map(ArchitectureTest::arrow)
                .distinct()
                .toList();
    }

    private static List<String> brokenRanks(JavaClasses classes, String root, List<Room> rooms) {
        return rooms.stream()
                .flatMap(room ->
                        Code.in(classes, root + "." + room.name())
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .filter(d -> packageOf(d).startsWith(root + "."))
                                .filter(d -> !isAllowed(room, Code.roomOf(packageOf(d), root))))
                .map(ArchitectureTest::arrow)
                .distinct()
                .toList();
    }

    private static boolean isAllowed(Room room, String other) {
        return room.name().equals(other) || room.below().contains(other);
    }

    private static List<String> peeking(
            JavaClasses classes, String root, Collection<String> stages) {
        return stages.stream()
                .flatMap(stage ->
                        Code.in(classes, root + "." + stage)
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .filter(d -> packageOf(d).startsWith(root + "."))
                                .filter(d -> stages.contains(Code.roomOf(packageOf(d), root)))
                                .filter(d -> !Code.roomOf(packageOf(d), root).equals(stage))
                                .filter(d -> !isHandedOn(d.getTargetClass(), root)))
                .map(ArchitectureTest::arrow)
                .distinct()
                .toList();
    }

    private static boolean isHandedOn(JavaClass type, String root) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().orElseThrow();
        }
        var stage = Code.roomOf(type.getPackageName(), root);
        var name = outermost.getSimpleName();
        return House.HANDED_ON.stream()
                .anyMatch(shown -> shown.stage().equals(stage) && shown.type().equals(name));
    }

    private static List<String> broken(List<Ban> bans, Stream<JavaClass> classes) {
        var types = classes.toList();
        return bans.stream()
                .flatMap(ban ->
                        types.stream()
                                .flatMap(type -> ban.brokenBy(type).stream())
                                .map(where -> ban.name() + " (" + ban.reason() + "): " + where))
                .toList();
    }

    private static List<String> usersOf(Library library, JavaClasses classes) {
        return classes.stream()
                .filter(type ->
                        library.homes().stream()
                                .noneMatch(home -> Code.isIn(type.getPackageName(), home)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(d -> Code.isIn(packageOf(d), library.name()))
                .map(ArchitectureTest::arrow)
                .distinct()
                .toList();
    }

    private static String packageOf(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static String arrow(Dependency dependency) {
        return dependency.getOriginClass().getName()
                + " -> "
                + dependency.getTargetClass().getBaseComponentType().getName();
    }
}
