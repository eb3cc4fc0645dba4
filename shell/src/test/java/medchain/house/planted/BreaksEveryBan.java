package medchain.house.planted;

import java.io.File;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Planted faults, one for each ban; never run. */
final class BreaksEveryBan implements Serializable {

    long wallClock() {
        return System.nanoTime();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    RandomGenerator randomNumbersThatAreNotOurs() {
        return RandomGenerator.getDefault();
    }

    Supplier<UUID> randomNumbersWithoutSeed() {
        return UUID::randomUUID;
    }

    Thread thread() {
        return Thread.currentThread();
    }

    long parallelStream(List<String> list) {
        return list.parallelStream().count();
    }

    boolean file() {
        return new File("x").exists();
    }

    Supplier<Map<String, String>> unorderedCollection() {
        return HashMap::new;
    }

    Map<String, List<String>> unorderedCollector(List<String> list) {
        return list.stream().collect(Collectors.groupingBy(String::strip));
    }

    int identityHash() {
        return System.identityHashCode(this);
    }

    String defaultLocale() {
        return String.format("%f", 1.5);
    }

    String environment() {
        return System.getenv("HOME");
    }

    double math() {
        return Math.exp(1);
    }

    Class<?> serialization() {
        return ObjectInputStream.class;
    }

    void stackTrace(Exception e) {
        e.printStackTrace();
    }

    void garbage() {
        System.gc();
    }

    void terminal() {
        System.out.println();
    }
}
