package medchain.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Something that a part of the house must not do.
 *
 * @param name shown when the ban is broken
 * @param reason why it is banned
 * @param access a call, reference or field access that breaks it
 * @param dependency a type that breaks it by being named at all
 * @param exceptions the full names of classes that are let off, each with its reason
 */
record Ban(
        String name,
        String reason,
        Predicate<JavaAccess<?>> access,
        Predicate<JavaClass> dependency,
        Map<String, String> exceptions) {

    static Ban calls(String name, String reason, Predicate<JavaAccess<?>> access) {
        return new Ban(name, reason, access, type -> false, Map.of());
    }

    static Ban types(String name, String reason, Predicate<JavaClass> dependency) {
        return new Ban(name, reason, access -> false, dependency, Map.of());
    }

    /** Lets one class off, for a reason. */
    Ban except(String type, String why) {
        var more = new TreeMap<>(exceptions);
        more.put(type, why);
        return new Ban(name, reason, access, dependency, more);
    }

    /** The first place where the class breaks the ban, unless it is let off. */
    Optional<String> brokenBy(JavaClass type) {
        return exceptions.containsKey(type.getName()) ? Optional.empty() : firstBreachIn(type);
    }

    /** The first place where the class does what is banned, exception or not. */
    Optional<String> firstBreachIn(JavaClass type) {
        var call =
                type.getAccessesFromSelf().stream()
                        .filter(access)
                        .map(JavaAccess::getDescription)
                        .findFirst();
        return call.or(() ->
                type.getDirectDependenciesFromSelf().stream()
                        .filter(d -> dependency.test(d.getTargetClass().getBaseComponentType()))
                        .map(Dependency::getDescription)
                        .findFirst());
    }

    /** A method of a class, whatever its arguments; {@code new} names the constructor. */
    static Predicate<JavaAccess<?>> method(String owner, String... names) {
        var wanted = Set.of(names);
        return access ->
                access.getTargetOwner().getName().equals(owner) && wanted.contains(nameOf(access));
    }

    /** As {@link #method} with exactly these argument types. */
    static Predicate<JavaAccess<?>> exact(String owner, String name, String... arguments) {
        return method(owner, name)
                .and(access -> Code.parametersOf(access).equals(List.of(arguments)));
    }

    private static String nameOf(JavaAccess<?> access) {
        var name = access.getTarget().getName();
        return name.equals("<init>") ? "new" : name;
    }
}
