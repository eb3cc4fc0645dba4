package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import medchain.scenarios.language.Arguments.Value;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final Place START = new Place("<line>", 1, 1);

    @Test
    void every_example_of_the_reference_is_understood() {
        assertThat(Verbs.all()).hasSizeGreaterThan(60);
        for (var verb : Verbs.all()) {
            assertThat(parse(verb.example()).verb()).as(verb.example()).isEqualTo(verb);
        }
    }

    @Test
    void every_verb_is_documented_and_takes_each_name_once() {
        for (var verb : Verbs.all()) {
            assertThat(verb.summary()).as(verb.words()).isNotBlank().doesNotEndWith(".");
            var names = verb.parameters().stream().map(Parameter::name).toList();
            assertThat(names).as(verb.words()).doesNotHaveDuplicates().doesNotContain("as", "help");
            assertThat(verb.parameters()).allSatisfy(p -> assertThat(p.help()).isNotBlank());
            assertThat(Reference.markdown()).contains("### " + verb.words());
        }
    }

    @Test
    void quotes_and_backslashes_keep_words_together() {
        var line =
                parse(
                        "record add alice --prescription \"two \\\"words\\\"\" --type 'A B' --as dr\\-b # c");
        assertThat(text(line, "prescription")).isEqualTo("two \"words\"");
        assertThat(text(line, "type")).isEqualTo("A B");
        assertThat(line.as()).hasToString("Optional[dr-b]");
    }

    @Test
    void values_may_follow_an_equals_sign_be_negative_or_come_after_two_dashes() {
        assertThat(text(parse("world new --nodes=21"), "nodes")).isEqualTo("21");
        assertThat(text(parse("world new --seed -5"), "seed")).isEqualTo("-5");
        assertThat(text(parse("node show -- --odd"), "node")).isEqualTo("--odd");
        assertThat(text(parse("dataset load f --name= "), "name")).isEmpty();
    }

    @Test
    void a_repeated_option_keeps_every_value() {
        var line = parse("scenario run x --set a=1 --set=b=2");
        assertThat(line.given().get("set")).extracting(Value::text).containsExactly("a=1", "b=2");
    }

    @Test
    void a_mistyped_word_is_named_with_its_column_and_what_was_meant() {
        var verb = refused("record ad alice");
        assertThat(verb.line())
                .startsWith("<line>:1:8: unknown command \"record ad\"")
                .contains("did you mean \"add\"?");
        assertThat(refused("recrod add").hint()).hasValue("did you mean \"record\"?");
        assertThat(refused("world new --noeds 3").hint()).hasValue("did you mean --nodes?");
        assertThat(refused("chain tamper node-1 3 amuont").hint())
                .hasValue("did you mean \"amount\"?");
    }

    @Test
    void missing_duplicate_and_extra_values_are_usage_errors() {
        assertThat(refused("node crash").getMessage()).contains("NODE is missing");
        assertThat(refused("user register alice").getMessage())
                .contains("--role patient|doctor|researcher|administrator is missing");
        assertThat(refused("world new --seed 1 --seed 2").getMessage()).contains("--seed twice");
        assertThat(refused("world new --seed").getMessage()).contains("--seed without its value");
        assertThat(refused("world new --seed --nodes 3").getMessage())
                .contains("--seed without its value");
        assertThat(refused("node crash node-1 node-2").getMessage())
                .contains("\"node-2\" is one word too many");
        assertThat(refused("network heal --quiet=yes").getMessage())
                .contains("--quiet takes no value");
        for (var line :
                List.of("node crash", "record", "", "world new --x", "a 'b", "a \"b", "a b\\")) {
            assertThat(refused(line).exitCode()).as(line).isEqualTo(BadInput.USAGE);
        }
    }

    @Test
    void an_open_quote_is_shown_where_it_opens() {
        assertThat(refused("record add 'alice").place()).hasValue(new Place("<line>", 1, 12));
        assertThat(refused("record add alice\\").place()).hasValue(new Place("<line>", 1, 17));
    }

    @Test
    void characters_that_hide_or_move_text_are_refused_and_shown_as_numbers() {
        assertThat(refused("user login a\u202eb").getMessage()).contains("U+202E");
        assertThat(refused("user login a\u001b[2J").getMessage()).contains("U+001B");
        assertThat(refused("user login a\0").exitCode()).isEqualTo(BadInput.BAD_DATA);
        assertThat(refused("x".repeat(1 << 20)).exitCode()).isEqualTo(BadInput.USAGE);
    }

    @Test
    void a_password_is_never_an_option() {
        assertThat(refused("user login alice --password hunter2").getMessage())
                .contains("stay in its history")
                .doesNotContain("hunter2");
        assertThat(refused("user login alice --password=hunter2").getMessage())
                .doesNotContain("hunter2");
    }

    @Test
    void help_can_be_asked_anywhere_even_in_a_line_that_lacks_values() {
        assertThat(parse("node crash --help").asksForHelp()).isTrue();
        assertThat(parse("record --help").verb().words()).isEqualTo("help");
        assertThat(text(parse("record -h"), "command")).isEqualTo("record");
    }

    @Test
    void words_split_by_somebody_else_are_taken_as_they_are() {
        var line =
                CommandLine.parse(
                        List.of("consent", "deny", "3f2a", "--reason", "it's # mine"), START);
        assertThat(text(line, "reason")).isEqualTo("it's # mine");
    }

    private static ParsedLine parse(String line) {
        return CommandLine.parse(line, START);
    }

    private static String text(ParsedLine line, String name) {
        return line.given().get(name).getFirst().text();
    }

    private static BadInput refused(String line) {
        var refusal = catchThrowableOfType(BadInput.class, () -> parse(line));
        assertThat(refusal).as(line).isNotNull();
        return refusal;
    }
}
