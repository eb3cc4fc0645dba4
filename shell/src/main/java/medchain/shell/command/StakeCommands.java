package medchain.shell.command;

import java.util.Map;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.identity.AccountId;
import medchain.simulator.world.WorldView.CandidateStatus;

/** {@code stake}, {@code delegate}, {@code vote}, {@code election}: who forges, and why. */
public final class StakeCommands {
    private StakeCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "stake show", StakeCommands::stakes,
                "delegate list", StakeCommands::delegates,
                "vote show", StakeCommands::votes,
                "election show", StakeCommands::election);
    }

    private static Answer stakes(Call call) {
        var user = call.arguments().optionalText("user");
        var sheet = View.sheet("", "user", "balance", "staked", "earned");
        call.view().users().stream()
                .filter(u -> user.isEmpty() || u.user().value().equals(user.get()))
                .forEach(u -> sheet.row(u.user(), u.balance(), u.staked(), u.earned()));
        return Answer.of(sheet.done());
    }

    private static Answer delegates(Call call) {
        var sheet =
                View.sheet(
                        "", "delegate", "active", "stake", "votes", "weight", "forged", "missed");
        call.view().candidates().forEach(c -> delegate(sheet, c));
        return Answer.of(sheet.done());
    }

    private static void delegate(View.SheetBuilder sheet, CandidateStatus c) {
        sheet.row(
                c.delegate(),
                c.active() ? new View.Toned("yes", Tone.GOOD) : "no",
                c.ownStake(),
                c.votes(),
                c.weight(),
                c.blocksForged(),
                c.slotsMissed());
    }

    private static Answer votes(Call call) {
        var user = call.arguments().optionalText("user");
        var sheet = View.sheet("", "voter", "candidate", "power", "proxy");
        call.view().votes().stream()
                .filter(v -> user.isEmpty() || v.voter().value().equals(user.get()))
                .forEach(v ->
                        sheet.row(
                                v.voter(),
                                v.candidate().map(AccountId::value).orElse("nobody"),
                                v.power(),
                                v.proxy().map(AccountId::value).orElse("")));
        return Answer.of(sheet.done());
    }

    private static Answer election(Call call) {
        return Answer.of(elected(call.view().epoch(), call));
    }

    /** The delegates of this epoch in the order of their slots, with what elected them. */
    private static View elected(long epoch, Call call) {
        var sheet = View.sheet("epoch " + epoch, "place", "delegate", "weight", "forged");
        int place = 1;
        for (AccountId delegate : call.view().schedule()) {
            for (var c : call.view().candidates()) {
                if (c.delegate().equals(delegate)) {
                    sheet.row(place++, delegate, c.weight(), c.blocksForged());
                }
            }
        }
        return sheet.done();
    }
}
