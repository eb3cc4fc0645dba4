package medchain.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.Json;
import medchain.shell.render.View;
import medchain.simulator.chain.Block;
import medchain.simulator.consent.Approved;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.world.WorldView;

/** {@code block} and {@code chain}: what was forged, for people and for other programs. */
public final class ChainCommands {
    /** What a block's digest begins with, so that it is the digest of nothing else. */
    private static final byte[] HASH_DOMAIN =
            "MedChain/v1/block\0".getBytes(StandardCharsets.US_ASCII);

    private ChainCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "block list", ChainCommands::list,
                "block show", ChainCommands::show,
                "block proof", Proofs::proof,
                "chain export", ChainCommands::export);
    }

    private static Answer list(Call call) {
        var arguments = call.arguments();
        var chain = call.view().chain(node(arguments, call.view()));
        long from = arguments.has("from") ? arguments.whole("from", 0, Long.MAX_VALUE) : 0;
        var chosen = chain.stream().filter(b -> b.height() >= from).toList();
        int last = arguments.number("last", 1, 1_000_000);
        var sheet =
                View.sheet(
                        "",
                        "height",
                        "slot",
                        "time",
                        "delegate",
                        "transactions",
                        "bytes",
                        "hash",
                        "final");
        chosen.stream()
                .skip(Math.max(0, chosen.size() - last))
                .forEach(b -> row(sheet, b, call.view().irreversibleHeight()));
        return Answer.of(sheet.done());
    }

    private static void row(View.SheetBuilder sheet, Block b, long irreversible) {
        sheet.row(
                b.height(),
                b.header().slot(),
                b.header().timestamp().seconds(),
                b.header().delegateId(),
                b.transactions().size(),
                b.sizeBytes(),
                b.hash().brief(),
                b.height() <= irreversible ? "yes" : "");
    }

    static NodeId node(Arguments arguments, WorldView view) {
        var wanted = arguments.value("node");
        if (wanted.isEmpty()) {
            return view.referenceNode();
        }
        return view.nodes().stream()
                .filter(n -> !n.relay() && n.node().toString().equals(wanted.get().text()))
                .map(WorldView.NodeStatus::node)
                .findFirst()
                .orElseThrow(() ->
                        BadInput.data(
                                wanted.get().place(),
                                "no full node \"" + wanted.get().text() + "\""));
    }

    private static Answer show(Call call) {
        var arguments = call.arguments();
        var block = block(arguments, node(arguments, call.view()), call.view());
        var header = block.header();
        var facts =
                View.facts("block " + block.height())
                        .and("slot", header.slot())
                        .and("timestamp", header.timestamp().toString())
                        .and("delegate", header.delegateId().value())
                        .and("hash", block.hash().hash().hex())
                        .and("previous hash", header.previousHash().hash().hex())
                        .and("merkle root", header.merkleRoot().hex())
                        .and("access log entries", header.log().size())
                        .and("access log root", header.log().root().hex())
                        .and("state root", header.stateRoot().hex())
                        .and("nonce", header.nonce().hex())
                        .and("bytes", block.sizeBytes());
        var sheet = View.sheet("", "transaction", "kind", "sender", "concerns");
        for (var tx : block.transactions()) {
            sheet.row(
                    tx.id().brief(),
                    tx.signed().content().kind(),
                    tx.signed().transaction().sender(),
                    concerns(tx.signed().content()));
        }
        return Answer.of(facts, sheet.done());
    }

    private static Block block(Arguments arguments, NodeId node, WorldView view) {
        var wanted = arguments.one("block");
        if (wanted.text().equals("head")) {
            return view.chain(node).getLast();
        }
        long height = arguments.whole("block", 0, Long.MAX_VALUE);
        return view.block(node, height)
                .orElseThrow(() ->
                        BadInput.data(
                                wanted.place(),
                                "no block of height "
                                        + height
                                        + "; expected 0 to "
                                        + view.chain(node).getLast().height()));
    }

    /** No clinical text: that is for those who may read the history. */
    private static String concerns(Content content) {
        return switch (content) {
            case Content.Medical m -> m.operation() + " " + m.recordId() + " of " + m.patientId();
            case Content.Revocation r -> "share of " + r.record();
            case Content.Mandate m ->
                    m.representative()
                            + (m.until().isPresent() ? " answers for " : " answers no more for ")
                            + m.patient();
            case Content.Registration r ->
                    r.role().word()
                            + " "
                            + r.account()
                            + r.endorsement()
                                    .map(e -> ", endorsed by " + e.administrator())
                                    .orElse("");
            case Content.RoleChange c ->
                    c.account() + " is " + c.role().map(Role::withArticle).orElse("closed");
            case Content.Stake(var amount) -> amount + " tokens";
            case Content.Unstake(var amount) -> amount + " tokens";
            case Content.Candidacy _ -> "stands for election";
            case Content.Unjail _ -> "is back and stands again";
            case Content.Evidence e ->
                    "two contradicting " + e.what().name().toLowerCase(Locale.ROOT);
            case Content.Votes(var votes) -> votes.size() + " candidates";
            case Content.VoteProxy p ->
                    p.proxy().map(w -> w + " votes").orElse("votes for itself again");
            case Content.ProxyService(var offered) ->
                    offered ? "votes for whoever asks" : "votes for nobody else any more";
            case Content.Claim _ -> "what its votes have earned";
            case Content.Query q -> q.purpose() + " of " + q.dataset();
            case Content.Data d -> d.dataset() + ", part " + (d.part() + 1) + " of " + d.parts();
        };
    }

    private static Answer export(Call call) {
        var view = call.view();
        var lines =
                view.chain(node(call.arguments(), view)).stream()
                        .map(block -> Json.of(json(block, view)))
                        .toList();
        var file = call.arguments().value("file");
        if (file.isEmpty()) {
            return Answer.of(new View.Text(lines));
        }
        var written = OutputFile.write(file.get(), lines);
        return Answer.of(View.note(lines.size() + " blocks written to " + written));
    }

    /**
     * Seed names. {@code hash} is SHA-256 of {@code hashed_bytes}, {@code merkle_root} the RFC 9162
     * root over the {@code leaf_bytes} of the transactions: anybody can recompute both.
     */
    private static Map<String, Object> json(Block block, WorldView view) {
        var bytes = view.bytesOf(block);
        var header = block.header();
        var json = new LinkedHashMap<String, Object>();
        json.put("index", header.index());
        json.put("slot", header.slot());
        json.put("timestamp", header.timestamp().seconds());
        json.put("merkle_root", header.merkleRoot().hex());
        json.put("access_log_size", header.log().size());
        json.put("access_log_root", header.log().root().hex());
        json.put("previous_hash", header.previousHash().hash().hex());
        json.put("nonce", header.nonce().hex());
        json.put("delegate_id", header.delegateId().value());
        json.put("state_root", header.stateRoot().hex());
        json.put("hash", block.hash().hash().hex());
        json.put("signature", hex(block.signature().bytes()));
        json.put("hashed_bytes", hex(HASH_DOMAIN) + hex(bytes.header()));
        json.put("transactions", transactions(block.transactions(), bytes.leaves()));
        return json;
    }

    private static List<Object> transactions(List<Approved> transactions, List<byte[]> leaves) {
        var list = new ArrayList<Object>();
        for (int i = 0; i < transactions.size(); i++) {
            var json = TransactionJson.of(transactions.get(i));
            json.put("leaf_bytes", hex(leaves.get(i)));
            list.add(json);
        }
        return list;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
