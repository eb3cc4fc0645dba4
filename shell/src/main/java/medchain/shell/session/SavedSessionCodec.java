package medchain.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.ModelText;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.shell.session.SavedSession.Brought;
import medchain.shell.session.SavedSession.End;
import medchain.shell.session.SavedSession.Ended;
import medchain.shell.session.SavedSession.Line;
import medchain.simulator.crypto.CanonicalReader;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import org.jspecify.annotations.Nullable;

/**
 * A saved session as bytes, strictly read. Text that people typed need not be in Unicode normal
 * form C, so it goes as bytes.
 */
final class SavedSessionCodec {
    private SavedSessionCodec() {}

    static byte[] write(SavedSession s) {
        var out = new CanonicalWriter();
        out.bytes(utf8(s.version())).bytes(utf8(s.scenario()));
        out.list(s.people(), SavedSessionCodec::enrolment);
        out.optional(s.entropy(), (w, e) -> w.bytes(e.seed()));
        out.list(s.lines(), SavedSessionCodec::line);
        out.optional(s.user(), (w, u) -> w.text(u.value()));
        out.bytes(utf8(s.pace()));
        var end = s.end();
        out.varint(end.now().nanos()).varint(end.events());
        out.hash(end.trace()).hash(end.head()).hash(end.state());
        return out.toBytes();
    }

    /**
     * @throws MalformedEncoding when it is anything but what {@link #write} writes
     */
    static SavedSession read(byte[] bytes) {
        return CanonicalReader.read(
                bytes,
                in -> {
                    try {
                        return session(in);
                    } catch (IllegalArgumentException impossible) {
                        throw new MalformedEncoding(String.valueOf(impossible.getMessage()));
                    }
                });
    }

    private static SavedSession session(CanonicalReader in) {
        return new SavedSession(
                text(in.bytes()),
                text(in.bytes()),
                in.list(SavedSessionCodec::enrolment),
                in.optional(r -> new Entropy(r.bytes())),
                in.list(SavedSessionCodec::line),
                in.optional(r -> new AccountId(r.text())),
                text(in.bytes()),
                new End(time(in), in.varint(), in.hash(), in.hash(), in.hash()));
    }

    // ---- lines

    private static void line(CanonicalWriter out, Line line) {
        out.varint(line.at().nanos()).bytes(utf8(line.text()));
        out.optional(line.actor(), (w, a) -> w.text(a.value()));
        out.optional(line.brought(), SavedSessionCodec::brought);
        switch (line.ended()) {
            case Ended.Done _ -> out.u8(0);
            case Ended.Refused _ -> out.u8(1);
            case Ended.Stopped(var events, var now) -> out.u8(2).varint(events).varint(now.nanos());
        }
    }

    private static Line line(CanonicalReader in) {
        return new Line(
                time(in),
                text(in.bytes()),
                in.optional(r -> new AccountId(r.text())),
                in.optional(SavedSessionCodec::brought),
                ended(in));
    }

    private static Ended ended(CanonicalReader in) {
        return switch (in.u8()) {
            case 0 -> new Ended.Done();
            case 1 -> new Ended.Refused();
            case 2 -> new Ended.Stopped(in.varint(), time(in));
            default -> throw new MalformedEncoding("no way for a line to end");
        };
    }

    private static SimTime time(CanonicalReader in) {
        return new SimTime(in.varint());
    }

    // ---- what lines bring

    private static void brought(CanonicalWriter out, Brought brought) {
        switch (brought) {
            case Brought.Table(var table) -> table(out.u8(0), table);
            case Brought.NewUser(var enrolment) -> enrolment(out.u8(1), enrolment);
            case Brought.Model(var model) ->
                    out.u8(2).bytes(utf8(ModelText.write(model.name(), model.known())));
        }
    }

    private static Brought brought(CanonicalReader in) {
        return switch (in.u8()) {
            case 0 -> new Brought.Table(table(in));
            case 1 -> new Brought.NewUser(enrolment(in));
            case 2 -> new Brought.Model(model(text(in.bytes())));
            default -> throw new MalformedEncoding("nothing that a line brings");
        };
    }

    private static NamedModel model(String json) {
        try {
            return ModelText.read(json, "<saved session>");
        } catch (BadInput refused) {
            throw new MalformedEncoding(refused.line());
        }
    }

    private static void enrolment(CanonicalWriter out, Enrolment e) {
        out.text(e.account().value()).text(e.role().word()).text(e.password().text());
        e.key().write(out);
    }

    private static Enrolment enrolment(CanonicalReader in) {
        var account = new AccountId(in.text());
        var role = in.text();
        return new Enrolment(account, role(role), new PasswordHash(in.text()), SigningKey.read(in));
    }

    private static Role role(String word) {
        for (var role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new MalformedEncoding("no role \"" + word + "\"");
    }

    private static void table(CanonicalWriter out, RawTable table) {
        out.bytes(utf8(table.source()));
        out.list(table.columns(), (w, name) -> w.bytes(utf8(name)));
        out.varint(table.rows().size());
        for (var row : table.rows()) {
            for (var cell : row) {
                out.optional(Optional.ofNullable(cell), (w, text) -> w.bytes(utf8(text)));
            }
        }
    }

    private static RawTable table(CanonicalReader in) {
        var source = text(in.bytes());
        var columns = in.list(r -> text(r.bytes()));
        long count = in.varint();
        if (count < 0 || count > in.remaining()) {
            throw new MalformedEncoding("a table longer than the data");
        }
        var rows = new ArrayList<@Nullable String[]>();
        for (long i = 0; i < count; i++) {
            var row = new @Nullable String[columns.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = in.optional(r -> text(r.bytes())).orElse(null);
            }
            rows.add(row);
        }
        return table(source, columns, rows);
    }

    /** NullAway does not see in a class file that the cells of a row may be null. */
    @SuppressWarnings("NullAway")
    private static RawTable table(
            String source, List<String> columns, List<@Nullable String[]> rows) {
        return new RawTable(source, columns, rows);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }
}
