package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final ByteSource SALT = new Streams(42).stream("salt");

    @Test
    void the_password_matches_and_no_other() {
        var hash = Passwords.hash(secret("correct horse battery"), 4, SALT);
        assertThat(hash.cost()).isEqualTo(4);
        assertThat(Passwords.matches(secret("correct horse battery"), hash)).isTrue();
        assertThat(Passwords.matches(secret("correct horse batterY"), hash)).isFalse();
        assertThat(Passwords.matches(secret(""), hash)).isFalse();
    }

    @Test
    void bcrypt_hashes_of_others_are_understood() {
        // from the test vectors of OpenBSD's and John the Ripper's bcrypt
        var hash = new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        assertThat(Passwords.matches(secret("U*U"), hash)).isTrue();
        assertThat(Passwords.matches(secret("U*V"), hash)).isFalse();
    }

    @Test
    void what_follows_byte_72_cannot_be_ignored_because_it_is_refused() {
        var hash = Passwords.hash(secret("A".repeat(72)), 4, SALT);
        assertThat(Passwords.matches(secret("A".repeat(72)), hash)).isTrue();
        assertThat(Passwords.matches(secret("A".repeat(80)), hash)).isFalse();
        assertThat(Passwords.policyFault(secret("A".repeat(73)))).get().asString().contains("72");
        assertThat(Passwords.policyFault(secret("é".repeat(37)))).get().asString().contains("72");
        assertThat(Passwords.policyFault(secret("é".repeat(36)))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.hash(secret("A".repeat(73)), 4, SALT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eleven char",
                "with a \0 in its middle",
                "with a \n line break",
                "with \u0085 a C1 control",
                "half a pair \ud83d ends"
            })
    void unfit_passwords_are_named(String password) {
        assertThat(Passwords.policyFault(secret(password))).get().asString().contains("password");
    }

    @Test
    void nobody_has_an_empty_password() {
        // plain bcrypt takes the empty password and that of one NUL for the same
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.hash(secret(""), 4, SALT))
                .withMessageContaining("empty");
    }

    @Test
    void a_repeated_password_with_nul_is_not_the_password() {
        // plain bcrypt cannot tell "a" from "a\0a"
        var hash = Passwords.hash(secret("a"), 4, SALT);
        assertThat(Passwords.matches(secret("a\0a"), hash)).isFalse();
    }

    @Test
    void composed_and_decomposed_spelling_are_one_password() {
        var hash = Passwords.hash(secret("Zoë's password"), 4, SALT);
        assertThat(Passwords.matches(secret("Zoe\u0308's password"), hash)).isTrue();
    }

    @Test
    void twelve_characters_count_as_people_count() {
        assertThat(Passwords.policyFault(secret("💊".repeat(11)))).isPresent();
        assertThat(Passwords.policyFault(secret("💊".repeat(12)))).isEmpty();
    }

    @Test
    void nothing_matches_the_dummy() {
        var dummy = Passwords.dummyHash(4);
        assertThat(dummy.cost()).isEqualTo(4);
        assertThat(Passwords.dummyHash(12).cost()).isEqualTo(12);
        assertThat(Passwords.matches(secret("correct horse battery"), dummy)).isFalse();
        assertThat(Passwords.matches(secret("A".repeat(80)), dummy)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 16, 31})
    void costs_out_of_range_are_refused(int cost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.hash(secret("correct horse"), cost, SALT));
        assertThatIllegalArgumentException().isThrownBy(() -> Passwords.dummyHash(cost));
    }

    @Test
    void salts_differ() {
        assertThat(Passwords.hash(secret("one password"), 4, SALT))
                .isNotEqualTo(Passwords.hash(secret("one password"), 4, SALT));
    }

    private static Secret secret(String text) {
        return new Secret(text.toCharArray());
    }
}
