package medchain.shell.wiring;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recomputes an exported chain with nothing of the project: JSON fields by pattern, SHA-256, and
 * the recursive definition of RFC 9162, 2.1.1.
 */
final class ExportedChain {
    private final List<String> blocks;

    ExportedChain(List<String> blocks) {
        this.blocks = blocks;
    }

    List<Integer> brokenLinks() {
        var broken = new ArrayList<Integer>();
        for (int i = 0; i < blocks.size(); i++) {
            var hash = hex(sha256(bytes(field(blocks.get(i), "hashed_bytes"))));
            boolean own = hash.equals(field(blocks.get(i), "hash"));
            boolean link =
                    i == 0
                            || field(blocks.get(i), "previous_hash")
                                    .equals(field(blocks.get(i - 1), "hash"));
            boolean bound =
                    covers(blocks.get(i), "previous_hash") && covers(blocks.get(i), "merkle_root");
            if (!own || !link || !bound) {
                broken.add(i);
            }
        }
        return broken;
    }

    /** Whether the bytes that were hashed hold the field that is shown. */
    private static boolean covers(String block, String field) {
        return field(block, "hashed_bytes").contains(field(block, field));
    }

    List<Integer> wrongRoots() {
        var wrong = new ArrayList<Integer>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!hex(root(leaves(blocks.get(i)))).equals(field(blocks.get(i), "merkle_root"))) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    int transactions() {
        return blocks.stream().mapToInt(b -> leaves(b).size()).sum();
    }

    private static List<byte[]> leaves(String block) {
        var leaves = new ArrayList<byte[]>();
        var matcher = Pattern.compile("\"leaf_bytes\": \"([0-9a-f]*)\"").matcher(block);
        while (matcher.find()) {
            leaves.add(bytes(matcher.group(1)));
        }
        return leaves;
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.getFirst());
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return sha256(
                new byte[] {1},
                root(leaves.subList(0, left)),
                root(leaves.subList(left, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String field(String json, String name) {
        var matcher = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
