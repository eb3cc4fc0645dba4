package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 200_000;

    @Test
    void splitmix_and_fnv_give_the_published_values() {
        // SplitMix64 from seed 0 (Vigna's splitmix64.c), FNV-1a 64 from draft-eastlake-fnv
        assertThat(Mix.mix64(Mix.GOLDEN)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Mix.mix64(2 * Mix.GOLDEN)).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(Mix.mix64(3 * Mix.GOLDEN)).isEqualTo(0x06C45D188009454FL);
        assertThat(Mix.hash("")).isEqualTo(0xCBF29CE484222325L);
        assertThat(Mix.hash("a")).isEqualTo(0xAF63DC4C8601EC8CL);
        assertThat(Mix.hash("foobar")).isEqualTo(0x85944171F73967E8L);
    }

    @Test
    void draws_are_frozen() {
        // seed 0 as published for xoshiro256** after SplitMix64; the rest computed apart
        assertThat(longs(new RandomStream(0), 5))
                .containsExactly(
                        0x99EC5F36CB75F2B4L,
                        0xBF6E1F784956452AL,
                        0x1A5F849D4933E6E0L,
                        0x6AA594F1262D2D2CL,
                        0xBBA5AD4A1F842E59L);
        assertThat(longs(new Streams(42).stream("network.overlay"), 4))
                .containsExactly(
                        0xB9ABEB51100F80CEL,
                        0x8BB7F7038F77CF5EL,
                        0x6C1FA1859D244439L,
                        0x7F3D490BBD3D5331L);
        assertThat(longs(new Streams(-1).stream("é"), 2))
                .containsExactly(0x5BB71FB0A122EF35L, 0x2D055BE394F90A0EL);
        var keyed = new Streams(42).keyed("network.delay");
        assertThat(keyed.draw(1, 2, 3)).isEqualTo(0xF51C8D8EAB396A85L);
        assertThat(keyed.draw(0, 0, 0)).isEqualTo(0x1CA4581AD47498FFL);
    }

    @Test
    void distributions_are_frozen() {
        var random = new Streams(42).stream("golden");
        assertThat(random.nextDouble()).isEqualTo(0.2015627937332436);
        assertThat(random.exponential(2)).isEqualTo(1.537550168108307);
        assertThat(random.gaussian()).isEqualTo(0.15078783736795429);
        assertThat(random.logNormal(3, 0.8)).isEqualTo(1.4329833458411192);
        assertThat(random.nextInt(1_000_000)).isEqualTo(166935);
        assertThat(random.shuffle(List.of(1, 2, 3, 4, 5, 6, 7)))
                .containsExactly(3, 2, 6, 5, 1, 7, 4);
    }

    @Test
    void a_stream_depends_on_seed_and_name_only() {
        var streams = new Streams(42);
        long first = streams.stream("a").nextLong();
        var b = streams.stream("b");
        b.nextLong();
        assertThat(streams.stream("a").nextLong()).isEqualTo(first);
        assertThat(new Streams(42).stream("a").nextLong()).isEqualTo(first);
        assertThat(new Streams(43).stream("a").nextLong()).isNotEqualTo(first);
        assertThat(streams.stream("b").nextLong()).isNotEqualTo(first);
        assertThat(streams.seed()).isEqualTo(42);
    }

    @Test
    void every_value_below_the_bound_is_equally_likely() {
        var random = new Streams(1).stream("bound");
        int[] seen = new int[7];
        for (int i = 0; i < DRAWS; i++) {
            seen[random.nextInt(7)]++;
        }
        // chi-square with 6 degrees of freedom: 22.5 is exceeded once in a thousand
        double expected = DRAWS / 7.0;
        double chi2 =
                Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected)).sum()
                        / expected;
        assertThat(chi2).isLessThan(22.5);
    }

    @Test
    void a_bound_that_does_not_divide_the_range_is_not_biased() {
        // 2^32 is 2.67 times the bound: a plain remainder would draw the lower two thirds half as
        // often again, a multiplication without rejection two residues modulo 3
        int bound = (1 << 30) + (1 << 29);
        var random = new Streams(2).stream("bias");
        int[] thirds = new int[3];
        int[] residues = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            int draw = random.nextInt(bound);
            thirds[draw / (1 << 29)]++;
            residues[draw % 3]++;
        }
        for (int i = 0; i < 3; i++) {
            assertThat(thirds[i] / (double) DRAWS).isCloseTo(1 / 3.0, within(0.005));
            assertThat(residues[i] / (double) DRAWS).isCloseTo(1 / 3.0, within(0.005));
        }
    }

    @Test
    void exponential_has_its_mean_and_its_tail() {
        var random = new Streams(3).stream("exponential");
        var draws = DoubleStream.generate(() -> random.exponential(2)).limit(DRAWS).toArray();
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(2, within(0.02));
        assertThat(share(draws, 2 * StrictMath.log(100))).isCloseTo(0.99, within(0.001));
    }

    @Test
    void log_normal_has_its_median_and_its_ninety_fifth_percentile() {
        var random = new Streams(4).stream("log-normal");
        double sigma = 0.8;
        var draws = DoubleStream.generate(() -> random.logNormal(3, sigma)).limit(DRAWS).toArray();
        assertThat(share(draws, 3)).isCloseTo(0.5, within(0.005));
        assertThat(share(draws, 3 * StrictMath.exp(1.6448536 * sigma)))
                .isCloseTo(0.95, within(0.002));
    }

    @Test
    void chance_is_never_at_zero_and_always_at_one() {
        var random = new Streams(5).stream("chance");
        assertThat(IntStream.range(0, 1000).noneMatch(i -> random.chance(0))).isTrue();
        assertThat(IntStream.range(0, 1000).allMatch(i -> random.chance(1))).isTrue();
    }

    @Test
    void shuffling_reaches_every_order_equally_often() {
        var random = new Streams(6).stream("shuffle");
        var items = List.of("a", "b", "c");
        var seen = new java.util.TreeMap<String, Integer>();
        for (int i = 0; i < 60_000; i++) {
            seen.merge(String.join("", random.shuffle(items)), 1, Integer::sum);
        }
        assertThat(items).containsExactly("a", "b", "c");
        assertThat(seen).hasSize(6);
        assertThat(seen.values()).allSatisfy(n -> assertThat(n).isBetween(9_600, 10_400));
    }

    @Test
    void keyed_draws_are_uniform_and_differ_in_every_part_of_the_key() {
        var keyed = new Streams(7).keyed("test");
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += keyed.unit(i & 15, i >> 4, 0);
        }
        assertThat(sum / DRAWS).isCloseTo(0.5, within(0.003));
        var draws =
                List.of(
                        keyed.draw(1, 2, 3),
                        keyed.draw(2, 1, 3),
                        keyed.draw(1, 3, 2),
                        keyed.draw(3, 2, 1),
                        new Streams(7).keyed("other").draw(1, 2, 3),
                        new Streams(8).keyed("test").draw(1, 2, 3));
        assertThat(draws).doesNotHaveDuplicates();
        assertThat(keyed.draw(1, 2, 3)).isEqualTo(draws.get(0));
    }

    @Test
    void keyed_gaussian_is_standard() {
        var keyed = new Streams(9).keyed("gauss");
        var draws = IntStream.range(0, DRAWS).mapToDouble(i -> keyed.gaussian(3, i, 5)).toArray();
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(Arrays.stream(draws).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(0.02));
        assertThat(share(draws, 1.6448536)).isCloseTo(0.95, within(0.002));
    }

    @Test
    void bytes_are_those_of_the_longs_little_endian() {
        var bytes = new Streams(42).stream("bytes").bytes(11);
        long first = new Streams(42).stream("bytes").nextLong();
        assertThat(HexFormat.of().formatHex(bytes, 0, 8))
                .isEqualTo(HexFormat.of().toHexDigits(Long.reverseBytes(first)));
        assertThat(bytes).hasSize(11);
    }

    private static List<Long> longs(RandomStream random, int count) {
        return LongStream.generate(random::nextLong).limit(count).boxed().toList();
    }

    private static double share(double[] draws, double atMost) {
        return Arrays.stream(draws).filter(x -> x <= atMost).count() / (double) draws.length;
    }
}
