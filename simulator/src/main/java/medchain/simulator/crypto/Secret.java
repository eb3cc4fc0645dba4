package medchain.simulator.crypto;

import java.util.Arrays;
import java.util.function.Function;

/** Characters that must not be printed or kept: shows as dots, can be wiped. */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    /** Takes over the array. */
    public Secret(char[] characters) {
        this.characters = characters;
    }

    char[] characters() {
        return characters;
    }

    /**
     * For what must have the characters themselves, such as a login elsewhere; the array is wiped
     * with this secret.
     */
    public <T> T reveal(Function<char[], T> to) {
        return to.apply(characters);
    }

    /** Takes as long whether they differ early or late. */
    public boolean sameAs(Secret other) {
        int difference = characters.length ^ other.characters.length;
        for (int i = 0; i < Math.min(characters.length, other.characters.length); i++) {
            difference |= characters[i] ^ other.characters[i];
        }
        return difference == 0;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "•••";
    }
}
