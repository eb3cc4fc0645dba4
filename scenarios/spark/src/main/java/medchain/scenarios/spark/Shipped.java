package medchain.scenarios.spark;

import java.io.Serializable;
import scala.Function1;

/** A function that Spark carries to other machines; holds text and numbers only. */
@FunctionalInterface
interface Shipped<T, R> extends Function1<T, R>, Serializable {}
