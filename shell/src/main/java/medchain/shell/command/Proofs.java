package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.chain.Block;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.identity.Hash;

/**
 * {@code block proof}: shows that a transaction is in its block without the block's other
 * transactions (RFC 9162, 2.1.3), and checks such a proof from a file.
 */
final class Proofs {
    private Proofs() {}

    static Answer proof(Call call) {
        var verify = call.arguments().value("verify");
        if (verify.isPresent()) {
            return verify(verify.get());
        }
        var wanted =
                call.arguments()
                        .value("transaction")
                        .orElseThrow(() ->
                                BadInput.usage(
                                        call.line().place(),
                                        "expected a transaction or --verify FILE"));
        return find(call, wanted);
    }

    private static Answer find(Call call, Value wanted) {
        var view = call.view();
        for (var block : view.chain(ChainCommands.node(call.arguments(), view))) {
            for (int i = 0; i < block.transactions().size(); i++) {
                var id = block.transactions().get(i).id().hash().hex();
                if (wanted.text().length() >= 4 && id.startsWith(wanted.text())) {
                    return Answer.of(proof(block, i, view.bytesOf(block).leaves()));
                }
            }
        }
        throw BadInput.data(
                wanted.place(),
                "no block has a transaction \""
                        + wanted.text()
                        + "\"; expected its first 4 digits"
                        + " or more",
                Optional.of("\"block show\" names them"));
    }

    private static View proof(Block block, int index, List<byte[]> leaves) {
        var path = MerkleTree.proof(leaves, index).stream().map(Hash::hex).toList();
        return View.facts("")
                .and("transaction", block.transactions().get(index).id().hash().hex())
                .and("block", block.height())
                .and("merkle root", block.header().merkleRoot().hex())
                .and("index", index)
                .and("size", leaves.size())
                .and("leaf", HexFormat.of().formatHex(leaves.get(index)))
                .and("path", String.join(" ", path));
    }

    private static Answer verify(Value file) {
        var fields = read(file);
        try {
            var hashes = fields.getOrDefault("path", "");
            var path =
                    Stream.of(hashes.split(" ", -1))
                            .filter(h -> !h.isEmpty())
                            .map(Hash::parse)
                            .toList();
            boolean holds =
                    MerkleTree.verify(
                            HexFormat.of().parseHex(fields.getOrDefault("leaf", "")),
                            Long.parseLong(fields.getOrDefault("index", "")),
                            Long.parseLong(fields.getOrDefault("size", "")),
                            path,
                            Hash.parse(fields.getOrDefault("merkle_root", "")));
            return holds
                    ? Answer.of(new View.Note(Tone.GOOD, "the proof holds"))
                    : Answer.failed(
                            new Failure(ExitCode.EXPECTATION_FAILED, "the proof does not hold"));
        } catch (IllegalArgumentException malformed) {
            throw BadInput.data(
                    file.place(),
                    "not a proof; expected what \"block proof TX --format json\" printed");
        }
    }

    /** The fields of the JSON object that {@code --format json} prints: flat, text or numbers. */
    private static Map<String, String> read(Value file) {
        try {
            var fields = new LinkedHashMap<String, String>();
            var members =
                    java.util.regex.Pattern.compile("\"([a-z_]+)\"\\s*:\\s*\"?([0-9A-Za-z .-]*)\"?")
                            .matcher(Files.readString(Path.of(file.text())));
            while (members.find()) {
                fields.put(members.group(1), members.group(2));
            }
            return fields;
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(file.place()),
                    "cannot read \"" + file.text() + "\"",
                    Optional.empty());
        }
    }
}
