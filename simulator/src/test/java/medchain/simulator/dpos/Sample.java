package medchain.simulator.dpos;

import java.util.Collection;

/** Mean and confidence half-width of measurements that are nearly independent. */
record Sample(int size, double mean, double deviation) {
    static Sample of(Collection<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Sample(values.size(), mean, Math.sqrt(squares / (values.size() - 1)));
    }

    double halfWidth(double z) {
        return z * deviation / Math.sqrt(size);
    }
}
