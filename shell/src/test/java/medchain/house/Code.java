package medchain.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;

/** The compiled house, and small questions about it. */
final class Code {

    private Code() {}

    /** The main classes of all modules. */
    static JavaClasses house() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("medchain");
    }

    /** Classes with planted faults, to see that the rules bite. */
    static JavaClasses planted() {
        return new ClassFileImporter().importPackages("medchain.house.planted");
    }

    /** The classes in a package or below it, without the package-info files. */
    static Stream<JavaClass> in(JavaClasses classes, String prefix) {
        return classes.stream()
                .filter(type -> isIn(type.getPackageName(), prefix))
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    static boolean isIn(String packageName, String prefix) {
        return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }

    /** The first name below the root: {@code chain} for {@code medchain.simulator.chain.state}. */
    static String roomOf(String packageName, String root) {
        var rest = packageName.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    static List<String> parametersOf(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
