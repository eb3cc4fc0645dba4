package medchain.scenarios.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import medchain.scenarios.input.JsonText.Entry;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;

/**
 * One look over JSON text, without recursion: how deep it is, that no object has a key twice (of
 * which parsers keep one in silence), and where its entries are.
 */
final class JsonScan {
    static final int DEEPEST = 100;

    private final String source;
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final char[] open = new char[DEEPEST + 1];
    private final List<Set<String>> keys = new ArrayList<>();
    private String key = "";
    private int depth;
    private int line = 1;
    private int lineStart;
    private int entryStart;
    private Place entryPlace;

    /** Whether the next string is a key. */
    private boolean naming;

    private JsonScan(String source, String text) {
        this.source = source;
        this.text = text;
        this.entryPlace = new Place(source, 1, 1);
        for (int i = 0; i <= DEEPEST; i++) {
            keys.add(new HashSet<>());
        }
    }

    static List<Entry> entries(String source, String text) {
        var scan = new JsonScan(source, text);
        for (int i = 0; i < text.length(); i++) {
            i = scan.see(i);
        }
        if (scan.depth > 0) {
            throw scan.ends("an object or array");
        }
        return scan.entries;
    }

    /** Returns the last character that it has seen. */
    private int see(int i) {
        switch (text.charAt(i)) {
            case '\n' -> newLine(i);
            case '"' -> {
                return string(i);
            }
            case '{', '[' -> begin(i);
            case '}', ']' -> end(i);
            case ',' -> naming = depth > 0 && open[depth] == '{';
            case ':' -> naming = false;
            default -> {
                // the parser will say what else is wrong
            }
        }
        return i;
    }

    private void newLine(int i) {
        line++;
        lineStart = i + 1;
    }

    private int string(int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\n') {
                newLine(i);
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw ends("a string");
        }
        if (naming) {
            name(text.substring(start + 1, i), start);
        }
        return i;
    }

    private void name(String name, int start) {
        naming = false;
        if (!keys.get(depth).add(name)) {
            throw BadInput.data(
                    place(start), "\"" + name + "\" twice in an object; expected each key once");
        }
        if (depth == 1) {
            key = name;
        }
    }

    private void begin(int i) {
        if (depth == DEEPEST) {
            throw BadInput.data(place(i), "nested deeper than " + DEEPEST + "; expected less");
        }
        open[++depth] = text.charAt(i);
        naming = text.charAt(i) == '{';
        keys.get(depth).clear();
        if (isEntry()) {
            entryStart = i;
            entryPlace = place(i);
        }
    }

    private void end(int i) {
        if (depth == 0) {
            throw BadInput.data(
                    place(i), "a " + text.charAt(i) + " that closes nothing; expected whole JSON");
        }
        if (isEntry()) {
            entries.add(new Entry(entryPlace, text.substring(entryStart, i + 1)));
        }
        depth--;
        naming = false;
    }

    private boolean isEntry() {
        return depth == 3 && open[2] == '[' && open[3] == '{' && key.equals("entry");
    }

    private BadInput ends(String inside) {
        return BadInput.data(
                place(text.length()),
                "the text ends inside of " + inside + "; expected whole JSON");
    }

    private Place place(int i) {
        return new Place(source, line, i - lineStart + 1);
    }
}
