package medchain.simulator.crypto;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import medchain.simulator.identity.Hash;

/**
 * Remembers which signatures were verified and how that went, because the simulated nodes share one
 * process: each content is really verified once, by the first node that asks.
 *
 * <p>A pure cache: a verdict depends on its key alone, so forgetting changes time, never a result.
 * Not for use by two threads.
 */
public final class VerifiedSignatures {
    private record Question(VerifyKey key, String domain, Hash message, Signature signature) {
        static Question of(VerifyKey key, String domain, byte[] message, Signature signature) {
            return new Question(key, domain, Digests.sha256(message), signature);
        }

        boolean answer(byte[] bytes, SignatureScheme scheme) {
            return scheme.verify(key, domain, bytes, signature);
        }
    }

    /** A verdict that somebody has reached, to be remembered. */
    public static final class Verdict {
        private final Question question;
        private final boolean good;

        private Verdict(Question question, boolean good) {
            this.question = question;
            this.good = good;
        }
    }

    private final SignatureScheme scheme;
    private final int most;
    private final SequencedMap<Question, Boolean> verdicts = new LinkedHashMap<>(16, 0.75f, true);
    private long verified;
    private long remembered;

    /**
     * @param most so many verdicts are kept, those asked for last; about 300 bytes each, and the
     *     signature
     */
    public VerifiedSignatures(SignatureScheme scheme, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("verdicts kept; expected 1 or more, not " + most);
        }
        this.scheme = scheme;
        this.most = most;
    }

    /** Verifies and remembers nothing: pure, so that many can be done at once. */
    public Verdict judge(VerifyKey key, String domain, byte[] message, Signature signature) {
        return judged(Question.of(key, domain, message, signature), message);
    }

    /** As above, of a message that has a name: a digest that no other of the domain has. */
    public Verdict judge(
            VerifyKey key, String domain, Hash name, byte[] message, Signature signature) {
        return judged(new Question(key, domain, name, signature), message);
    }

    private Verdict judged(Question question, byte[] message) {
        return new Verdict(question, question.answer(message, scheme));
    }

    /** As {@link SignatureScheme#verify}. */
    public boolean verify(VerifyKey key, String domain, byte[] message, Signature signature) {
        return verify(Question.of(key, domain, message, signature), () -> message);
    }

    /**
     * As above, of a message that has a name.
     *
     * @param name a digest that no other message of the domain has
     * @param message asked for only if the verdict is not remembered
     */
    public boolean verify(
            VerifyKey key,
            String domain,
            Hash name,
            Supplier<byte[]> message,
            Signature signature) {
        return verify(new Question(key, domain, name, signature), message);
    }

    private boolean verify(Question question, Supplier<byte[]> message) {
        Boolean verdict = verdicts.get(question);
        if (verdict != null) {
            remembered++;
            return verdict;
        }
        verified++;
        boolean fresh = question.answer(message.get(), scheme);
        put(question, fresh);
        return fresh;
    }

    /** As if it had been verified here. */
    public void remember(Verdict verdict) {
        verified++;
        put(verdict.question, verdict.good);
    }

    private void put(Question question, boolean good) {
        verdicts.put(question, good);
        if (verdicts.size() > most) {
            verdicts.pollFirstEntry();
        }
    }

    /** How many signatures were really verified. */
    public long verified() {
        return verified;
    }

    /** How many verdicts were remembered. */
    public long remembered() {
        return remembered;
    }
}
