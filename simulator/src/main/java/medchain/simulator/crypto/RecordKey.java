package medchain.simulator.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.ByteSource;

/**
 * The key of one version of a record: whoever has it reads the text, and when nobody has it any
 * more, nobody ever will. It encrypts this text and nothing else.
 */
public final class RecordKey {
    /** Ciphertexts come in steps, so that their length says little of the text's. */
    private static final int STEP_BYTES = 64;

    private static final String COMMITMENT = "MedChain/v1/record-commitment";
    private static final String WRAP = "MedChain/v1/record-key-wrap";

    private final byte[] key;

    private RecordKey(byte[] key) {
        this.key = key;
    }

    public static RecordKey fresh(ByteSource random) {
        return new RecordKey(random.bytes(Gcm.KEY_BYTES));
    }

    /** Bytes of ciphertext for a text of so many bytes. */
    public static int sealedBytes(int textBytes) {
        return (textBytes / STEP_BYTES + 1) * STEP_BYTES + Gcm.TAG_BYTES;
    }

    // ---- the text

    /**
     * Binds key and text, and tells nobody anything of either: the key is as good as a salt. GCM
     * alone would let one ciphertext open to two texts under two keys.
     */
    public Hash commitmentTo(String text) {
        var out = new CanonicalWriter();
        out.bytes(key).bytes(text.getBytes(StandardCharsets.UTF_8));
        return Digests.sha256(COMMITMENT, out.toBytes());
    }

    public byte[] seal(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var padded = Arrays.copyOf(utf8, (utf8.length / STEP_BYTES + 1) * STEP_BYTES);
        padded[utf8.length] = (byte) 0x80;
        return Gcm.sealOnce(key, new byte[0], padded);
    }

    /** Empty unless ciphertext and commitment are of this key and of one text. */
    public Optional<String> open(byte[] sealed, Hash commitment) {
        return Gcm.openOnce(key, new byte[0], sealed)
                .flatMap(RecordKey::unpadded)
                .filter(text -> commitmentTo(text).equals(commitment));
    }

    private static Optional<String> unpadded(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        return end >= 0 && padded[end] == (byte) 0x80
                ? Optional.of(new String(padded, 0, end, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    // ---- the key, for others

    /**
     * A key on its way to those who may read: one ephemeral key of its sender, and for each
     * recipient the key, encrypted under what the two agree on (X25519, HKDF, AES-GCM).
     *
     * @param what the version that it opens: a wrap is of use for no other
     */
    public List<WrappedKey> wrapFor(List<SealingKey> recipients, Hash what, ByteSource random) {
        var ephemeral = OpeningKey.ephemeral(random.bytes(SealingKey.BYTES));
        var wraps = new ArrayList<WrappedKey>();
        for (var to : recipients) {
            var shared =
                    ephemeral
                            .agree(to)
                            .orElseThrow(() -> new IllegalArgumentException("no key: " + to));
            var header = header(ephemeral.sealingKey(), to, what);
            var sealed = Gcm.sealOnce(wrapKey(shared, header), header, key);
            wraps.add(new WrappedKey(ephemeral.sealingKey(), sealed));
        }
        return wraps;
    }

    /** Empty unless it was wrapped for this owner and this version. */
    public static Optional<RecordKey> unwrap(WrappedKey wrapped, OpeningKey owner, Hash what) {
        var header = header(wrapped.sender(), owner.sealingKey(), what);
        return owner.agree(wrapped.sender())
                .flatMap(s -> Gcm.openOnce(wrapKey(s, header), header, wrapped.sealed()))
                .map(RecordKey::new);
    }

    private static byte[] header(SealingKey sender, SealingKey to, Hash what) {
        var out = new CanonicalWriter();
        return out.bytes(sender.point()).bytes(to.point()).hash(what).toBytes();
    }

    private static byte[] wrapKey(byte[] shared, byte[] header) {
        var out = new CanonicalWriter();
        return Hkdf.derive(out.bytes(shared).bytes(header).toBytes(), WRAP, Gcm.KEY_BYTES);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
