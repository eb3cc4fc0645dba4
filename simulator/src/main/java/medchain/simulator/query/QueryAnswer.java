package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.List;

/**
 * The decrypted answer beside the same in the clear.
 *
 * @param query 1-based number of the query in this world
 * @param lines one a column and group, or one a scored row
 * @param costs who did what: "compute node: 180 ciphertext multiplications"
 */
public record QueryAnswer(int query, String kind, List<Line> lines, List<String> costs) {
    /**
     * @param key column, or row number
     * @param group empty when not grouped
     */
    public record Line(
            String key, String group, int rows, BigDecimal encrypted, BigDecimal plaintext) {}
}
