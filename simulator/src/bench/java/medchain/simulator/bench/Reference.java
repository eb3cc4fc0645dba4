package medchain.simulator.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** By what a benchmark is measured: it does both in turns, in one JVM ({@link Spent#endReference}). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reference {
    /** The name of what it is measured by, among the benchmarks of its class. */
    String value();
}
