package medchain.shell.wiring;

/** Where the JVM enters: puts standard error right, then leaves everything to {@link MedChain}. */
final class Start {

    private Start() {}

    public static void main(String[] args) throws Exception {
        StandardError.restore();
        MedChain.main(args);
    }
}
