package medchain.house;

import static java.util.Objects.requireNonNull;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The Java sources of the checkout, read with the compiler's own parser. */
final class Sources {

    private Sources() {}

    /** A source file: its length, its methods and its top-level type. */
    record SourceFile(String path, int lines, List<Method> methods, List<Type> types) {

        boolean isPackageInfo() {
            return path.endsWith("/package-info.java");
        }

        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** A method or constructor with a body; lines from its first to its last. */
    record Method(String name, int lines) {}

    /** A top-level type. */
    record Type(String name, boolean isPublic, boolean isDocumented) {}

    /** The checkout that the tests run in. */
    static Path checkout() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("medchain"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }

    /** Every Java file of main or of the tests of all modules. */
    static List<SourceFile> of(Path checkout, String kind) {
        return List.of(
                        "simulator",
                        "scenarios",
                        "scenarios/fhir",
                        "scenarios/spark",
                        "reports",
                        "shell")
                .stream()
                .map(module -> checkout.resolve(module).resolve("src").resolve(kind))
                .filter(Files::isDirectory)
                .flatMap(Sources::javaFiles)
                .map(file -> new Text(checkout.relativize(file).toString(), text(file)))
                .collect(Collectors.groupingBy(Text::folder, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(folder -> parse(folder).stream())
                .toList();
    }

    static SourceFile parse(String path, String text) {
        return parse(List.of(new Text(path, text))).getFirst();
    }

    /** By one compiler: to begin one for each file takes longer than to read the file. */
    private static List<SourceFile> parse(List<Text> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-proc:none");
        var task = (JavacTask) compiler.getTask(null, null, null, options, null, files);
        // the compiler hands back files of its own, which have the names of ours
        var byName = files.stream().collect(Collectors.toMap(Text::toUri, file -> file));
        var read = new ArrayList<SourceFile>();
        try {
            for (var unit : task.parse()) {
                var reader = new Reader(unit, DocTrees.instance(task));
                reader.scan(unit, null);
                var file = requireNonNull(byName.get(unit.getSourceFile().toUri()));
                read.add(new SourceFile(file.path, file.lines(), reader.methods, reader.types));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's content, as the compiler takes it. */
    private static final class Text extends SimpleJavaFileObject {

        private final String path;
        private final String content;

        Text(String path, String content) {
            super(Path.of("/", path).toUri(), JavaFileObject.Kind.SOURCE);
            this.path = path.replace('\\', '/');
            this.content = content;
        }

        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }

        int lines() {
            return (int) content.lines().count();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Method> methods = new ArrayList<>();
        private final List<Type> types = new ArrayList<>();

        Reader(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() == unit) {
                boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
                types.add(new Type(tree.getSimpleName().toString(), isPublic, isDocumented()));
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            BlockTree body = tree.getBody();
            if (body != null && lineOf(tree, true) > 0) {
                int lines = lineOf(body, false) - lineOf(tree, true) + 1;
                methods.add(new Method(tree.getName().toString(), lines));
            }
            return super.visitMethod(tree, nothing);
        }

        private boolean isDocumented() {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            return comment != null && !comment.getFirstSentence().isEmpty();
        }

        private int lineOf(Tree tree, boolean start) {
            var positions = trees.getSourcePositions();
            long at =
                    start
                            ? positions.getStartPosition(unit, tree)
                            : positions.getEndPosition(unit, tree);
            return at < 0 ? -1 : (int) unit.getLineMap().getLineNumber(at);
        }
    }
}
