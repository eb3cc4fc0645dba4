package medchain.simulator.paillier;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keys and signed numbers as bytes between processes of the same version. */
final class Parcels {
    private Parcels() {}

    /** Puts one thing behind the other. */
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer key(PublicKey key) {
            return number(key.n()).number(key.noise());
        }

        Writer numbers(List<BigInteger> numbers) {
            length(numbers.size());
            numbers.forEach(this::number);
            return this;
        }

        private Writer number(BigInteger number) {
            var bytes = number.toByteArray();
            length(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void length(int length) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** Takes them out in the same order. */
    static final class Reader {
        private final ByteBuffer in;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        PublicKey key() {
            var n = number();
            return new PublicKey(n, number());
        }

        List<BigInteger> numbers() {
            int count = in.getInt();
            var numbers = new ArrayList<BigInteger>();
            for (int i = 0; i < count; i++) {
                numbers.add(number());
            }
            return numbers;
        }

        private BigInteger number() {
            var bytes = new byte[in.getInt()];
            in.get(bytes);
            return new BigInteger(bytes);
        }
    }
}
