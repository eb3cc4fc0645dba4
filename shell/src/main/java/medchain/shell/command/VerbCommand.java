package medchain.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.scenarios.language.Parameter;
import medchain.scenarios.language.ParsedLine;
import medchain.scenarios.language.Verb;
import medchain.shell.render.Failure;
import medchain.shell.render.Format;
import medchain.shell.render.Screen;
import medchain.shell.render.View;
import medchain.shell.session.Desk;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/** A verb of the registry as a command of Spring Shell. */
final class VerbCommand implements Command {
    private final Verb verb;
    private final Action action;
    private final Desk desk;
    private final Screen screen;

    VerbCommand(Verb verb, Action action, Desk desk, Screen screen) {
        this.verb = verb;
        this.action = action;
        this.desk = desk;
        this.screen = screen;
    }

    @Override
    public String getName() {
        return verb.words();
    }

    @Override
    public String getDescription() {
        return verb.summary();
    }

    @Override
    public String getHelp() {
        return verb.usage();
    }

    @Override
    public String getGroup() {
        return Groups.of(verb.noun());
    }

    @Override
    public List<CommandOption> getOptions() {
        return verb.parameters().stream().filter(p -> !p.byPlace()).map(this::option).toList();
    }

    private CommandOption option(Parameter parameter) {
        return CommandOption.with()
                .longName(parameter.name())
                .description(parameter.help())
                .required(parameter.required())
                .defaultValue(parameter.fallback().orElse(""))
                .type(parameter.form() == Parameter.Form.FLAG ? boolean.class : String.class)
                .build();
    }

    @Override
    public ExitStatus execute(CommandContext context) {
        var typed = TypedLine.from(context.parsedInput());
        var line = typed.parse();
        var format = format(line);
        if (line.asksForHelp()) {
            HelpPages.ofVerb(verb).forEach(v -> show(v, format, context));
            return ExitStatus.OK;
        }
        var answer = action.act(new Call(line, typed.text(), desk, v -> show(v, format, context)));
        answer.views().forEach(v -> show(v, format, context));
        answer.failure().map(failure -> placed(failure, typed)).ifPresent(screen::fail);
        return new ExitStatus(answer.code().number(), answer.code().name());
    }

    private Format format(ParsedLine line) {
        return Optional.ofNullable(line.given().get("format"))
                .map(given -> Format.valueOf(given.getFirst().text().toUpperCase(Locale.ROOT)))
                .orElseGet(() -> desk.session().format());
    }

    /** In a script, every failure names its line. */
    private static Failure placed(Failure failure, TypedLine typed) {
        return failure.place().isPresent() || typed.isAtPrompt()
                ? failure
                : new Failure(
                        failure.code(),
                        Optional.of(typed.place().toString()),
                        failure.what(),
                        failure.hint());
    }

    private void show(View view, Format format, CommandContext context) {
        screen.show(view, format, context.outputWriter());
    }
}
