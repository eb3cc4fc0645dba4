package medchain.simulator.kernel;

/**
 * What we take for granted, asserted always; where it is broken there is a {@link Bug}.
 *
 * <p>They are asked several times an event, so they must cost no call: HotSpot's compiler inlines
 * no method of a class that is thrown (bytecodeInfo.cpp, "exception method"), hence a class of its
 * own.
 */
public final class Assumption {
    private Assumption() {}

    /**
     * @param broken what would be wrong
     * @throws Bug if it does not hold
     */
    public static void check(boolean holds, String broken) {
        if (!holds) {
            throw new Bug(broken);
        }
    }
}
