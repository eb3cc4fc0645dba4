package medchain.scenarios.language;

/**
 * A place in a text.
 *
 * @param source file name, or {@code <line>} for a typed line
 * @param line 1-based
 * @param column 1-based, in characters
 */
public record Place(String source, int line, int column) {
    /** As many characters further right. */
    Place right(int characters) {
        return new Place(source, line, column + characters);
    }

    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
