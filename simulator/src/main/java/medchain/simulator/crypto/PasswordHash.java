package medchain.simulator.crypto;

import java.util.regex.Pattern;

/**
 * A bcrypt hash as it is stored.
 *
 * @param text modular crypt format, cost 04 to 15: a crafted cost of 31 would hang for days
 */
public record PasswordHash(String text) {
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

    public PasswordHash {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a bcrypt hash of cost 4 to 15");
        }
    }

    public int cost() {
        return Integer.parseInt(text.substring(4, 6));
    }
}
