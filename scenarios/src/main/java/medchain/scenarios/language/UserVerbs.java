package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Directive;

/** {@code user}: accounts and sessions. */
final class UserVerbs {
    static final Parameter PASSWORD_FILE =
            option(
                    "password-file",
                    Completion.FILE,
                    "file whose first line is the password; otherwise it is asked for");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "user register",
                                    "Makes an account; all but patients by an administrator's word",
                                    "user register zoe --role doctor --as admin-1",
                                    position("user", Completion.NONE, "name of the new account"),
                                    option("role", "what the user may do")
                                            .among(
                                                    "patient",
                                                    "doctor",
                                                    "researcher",
                                                    "administrator")
                                            .needed(),
                                    PASSWORD_FILE)
                            .does(UserVerbs::register),
                    Verb.of(
                                    "user assign",
                                    "Changes what a doctor, researcher or administrator may do",
                                    "user assign dr-bob --role administrator --as admin-1",
                                    position("user", Completion.USER, "whose role changes"),
                                    option("role", "what the user may do from now on")
                                            .among("doctor", "researcher", "administrator")
                                            .needed())
                            .needs(Role.ADMINISTRATOR)
                            .does(UserVerbs::assign),
                    Verb.of(
                                    "user remove",
                                    "Closes an account for good; what it signed stays",
                                    "user remove dr-bob --as admin-1",
                                    position("user", Completion.USER, "whose account"))
                            .needs(Role.ADMINISTRATOR)
                            .does(a ->
                                    new Directive.ChangeRole(
                                            a.who(), a.account("user"), Optional.empty())),
                    Verb.of(
                                    "user login",
                                    "Logs in; the following lines act for this user",
                                    "user login alice",
                                    position("user", Completion.USER, "who"),
                                    PASSWORD_FILE)
                            .does(UserVerbs::logIn),
                    Verb.of("user logout", "Logs out", "user logout"),
                    Verb.of("user whoami", "Shows who is logged in", "user whoami"),
                    Verb.of(
                            "user list",
                            "Lists accounts with role, balance and stake",
                            "user list --role doctor",
                            option("role", "only these")
                                    .among(
                                            "patient",
                                            "doctor",
                                            "researcher",
                                            "administrator",
                                            "node")));

    private UserVerbs() {}

    private static Directive register(Arguments a) {
        var role = Role.valueOf(a.text("role").toUpperCase(Locale.ROOT));
        return new Directive.Register(
                a.world().enrol(a.account("user"), role, a.optionalText("password-file")),
                a.actor());
    }

    private static Directive assign(Arguments a) {
        var role = Role.valueOf(a.text("role").toUpperCase(Locale.ROOT));
        return new Directive.ChangeRole(a.who(), a.account("user"), Optional.of(role));
    }

    private static Directive logIn(Arguments a) {
        var user = a.account("user");
        return new Directive.LogIn(user, a.world().password(user, a.optionalText("password-file")));
    }
}
