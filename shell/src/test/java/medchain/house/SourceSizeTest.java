package medchain.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medchain.house.Sources.SourceFile;
import org.junit.jupiter.api.Test;

/** Keeps files and methods short enough to be read, packages null-marked and types explained. */
class SourceSizeTest {

    private static final int FILE_LINES_MAX = 350;
    private static final int METHOD_LINES_MAX = 60;

    /** Files that may be longer, each with its reason. */
    private static final Map<String, String> LONG_FILES = Map.of();

    /** Methods (file#name) that may be longer, each with its reason. */
    private static final Map<String, String> LONG_METHODS = Map.of();

    private static final List<SourceFile> MAIN = Sources.of(Sources.checkout(), "main");
    private static final List<SourceFile> TESTS = Sources.of(Sources.checkout(), "test");

    @Test
    void files_are_short() {
        assertThat(longFiles(all())).isEqualTo(LONG_FILES.keySet());
    }

    @Test
    void methods_are_short() {
        assertThat(longMethods(all())).isEqualTo(LONG_METHODS.keySet());
    }

    @Test
    void every_public_type_says_what_it_is_for() {
        assertThat(undocumented(MAIN)).isEmpty();
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_receives_and_hands_on() {
        var folders = MAIN.stream().map(SourceFile::folder).collect(Collectors.toSet());
        for (String folder : folders) {
            assertThat(Sources.checkout().resolve(folder).resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("@NullMarked", "Receives:", "Hands on:");
        }
    }

    @Test
    void the_sources_were_looked_at() {
        assertThat(MAIN).hasSizeGreaterThan(80);
        assertThat(MAIN.stream().mapToInt(file -> file.methods().size()).sum()).isGreaterThan(100);
        assertThat(TESTS).isNotEmpty();
    }

    @Test
    void a_planted_giant_is_found() {
        var body =
                IntStream.range(0, 400)
                        .mapToObj(i -> "x(" + i + ");\n")
                        .collect(Collectors.joining());
        var giant =
                Sources.parse(
                        "a/Giant.java", "public class Giant {\n void grow() {\n" + body + "}\n}");
        assertThat(longFiles(List.of(giant))).containsExactly("a/Giant.java");
        assertThat(longMethods(List.of(giant))).containsExactly("a/Giant.java#grow");
        assertThat(undocumented(List.of(giant))).containsExactly("a/Giant.java");
    }

    private static List<SourceFile> all() {
        return Stream.concat(MAIN.stream(), TESTS.stream()).toList();
    }

    private static Set<String> longFiles(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.lines() > FILE_LINES_MAX)
                .map(SourceFile::path)
                .collect(Collectors.toSet());
    }

    private static Set<String> longMethods(List<SourceFile> files) {
        Function<SourceFile, Stream<String>> longOnes =
                file ->
                        file.methods().stream()
                                .filter(method -> method.lines() > METHOD_LINES_MAX)
                                .map(method -> file.path() + "#" + method.name());
        return files.stream().flatMap(longOnes).collect(Collectors.toSet());
    }

    private static Set<String> undocumented(List<SourceFile> files) {
        return files.stream()
                .filter(file ->
                        file.types().stream()
                                .anyMatch(type -> type.isPublic() && !type.isDocumented()))
                .map(SourceFile::path)
                .collect(Collectors.toSet());
    }
}
