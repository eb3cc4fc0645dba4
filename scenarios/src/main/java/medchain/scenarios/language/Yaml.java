package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 strictly: one document, no aliases, anchors or tags, no key twice, nothing nested
 * deeper than 20. Works on the parser's events, so hostile text is refused before it is built.
 */
final class Yaml {
    private static final int DEEPEST = 20;
    private static final int MOST_CHARACTERS = ModelText.MOST_BYTES;

    private final String source;
    private final Place start;
    private final Iterator<Event> events;

    private Yaml(String text, Place start) {
        this.source = start.source();
        this.start = start;
        var settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setLabel(source)
                        .setCodePointLimit(MOST_CHARACTERS)
                        .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    static Tree parse(String text, String source) {
        return parse(text, new Place(source, 1, 1));
    }

    /**
     * @param start where the text begins in its source
     */
    static Tree parse(String text, Place start) {
        try {
            checkCharacters(text, start);
            return new Yaml(text, start).document();
        } catch (MarkedYamlEngineException refused) {
            var at = refused.getProblemMark().or(refused::getContextMark);
            throw BadInput.data(
                    at.map(m -> place(m, start)).orElse(start),
                    "not YAML: " + problem(refused),
                    hint(text, at));
        } catch (ReaderException refused) {
            throw BadInput.data(start, "not YAML: a character that may not stand in it");
        } catch (IllegalArgumentException unreadEscape) {
            // the parser itself trips over numbered escapes that are cut off or out of range
            throw BadInput.data(start, "not YAML: an escape that stands for no character");
        } catch (YamlEngineException refused) {
            throw BadInput.data(start, "not YAML: " + String.valueOf(refused.getMessage()));
        }
    }

    private static void checkCharacters(String text, Place start) {
        int line = 0;
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c != '\n' && c != '\r' && Text.forbidden(c)) {
                throw BadInput.data(
                        shifted(start, line, column),
                        String.format(Locale.ROOT, "character U+%04X; expected visible text", c));
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 0 : column + 1;
            i += Character.charCount(c);
        }
    }

    private static String problem(MarkedYamlEngineException refused) {
        var problem = Optional.ofNullable(refused.getProblem()).orElse("cannot be understood");
        return problem.replace("\t", "\\t").lines().findFirst().orElse(problem);
    }

    private static Optional<String> hint(String text, Optional<Mark> at) {
        var line = at.map(m -> text.lines().skip(m.getLine()).findFirst().orElse("")).orElse("");
        return line.stripTrailing().matches("\\s*\\t.*")
                ? Optional.of("indent with spaces, not with tabs")
                : Optional.empty();
    }

    private Tree document() {
        events.next();
        var first = events.next();
        if (!(first instanceof DocumentStartEvent)) {
            throw BadInput.data(
                    start, "an empty document; expected keys such as \"scenario: my-name\"");
        }
        var tree = tree(events.next(), 1);
        events.next();
        var after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw BadInput.data(place(after), "a second document; expected one");
        }
        return tree;
    }

    private Tree tree(Event event, int depth) {
        refuseMachinery(event);
        if (depth > DEEPEST) {
            throw BadInput.data(place(event), "nested deeper than " + DEEPEST + " levels");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> items(event, depth);
            case MappingStart -> section(event, depth);
            default -> throw BadInput.data(place(event), "expected a value");
        };
    }

    private void refuseMachinery(Event event) {
        if (event instanceof AliasEvent) {
            throw BadInput.data(place(event), "an alias (*name); expected the value itself");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw BadInput.data(place(event), "an anchor (&name); expected a plain value");
        }
        var tag =
                switch (event) {
                    case ScalarEvent s -> s.getTag();
                    case CollectionStartEvent c -> c.getTag();
                    default -> Optional.<String>empty();
                };
        if (tag.isPresent()) {
            throw BadInput.data(place(event), "a tag (!" + "…); expected a plain value");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        return new Scalar(event.getValue(), !event.isPlain(), place(event));
    }

    private Items items(Event begin, int depth) {
        var items = new ArrayList<Tree>();
        for (var e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(tree(e, depth + 1));
        }
        return new Items(items, place(begin));
    }

    private Section section(Event begin, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
            if (!(tree(e, depth + 1) instanceof Scalar key)) {
                throw BadInput.data(place(e), "expected a plain word as key");
            }
            var first = entries.get(key.text());
            if (first != null) {
                throw BadInput.data(
                        key.place(),
                        "key \"" + key.text() + "\" twice; the first is at " + first.place());
            }
            entries.put(
                    key.text(), new Entry(key.text(), key.place(), tree(events.next(), depth + 1)));
        }
        return new Section(List.copyOf(entries.values()), place(begin));
    }

    private Place place(Event event) {
        return event.getStartMark().map(m -> place(m, start)).orElse(start);
    }

    private static Place place(Mark mark, Place start) {
        return shifted(start, mark.getLine(), mark.getColumn());
    }

    private static Place shifted(Place start, int line, int column) {
        return new Place(
                start.source(),
                start.line() + line,
                line == 0 ? start.column() + column : column + 1);
    }
}
