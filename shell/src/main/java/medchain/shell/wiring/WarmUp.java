package medchain.shell.wiring;

/** What a user would type in the first minute, for training the JVM's start-up cache. */
final class WarmUp {
    private static final String ENTER = "\r";
    private static final String TAB = "\t";
    private static final String DROP_LINE = "\025";

    static final String KEYS =
            String.join(
                    "",
                    "rec" + TAB + DROP_LINE,
                    "record add --ty" + TAB + DROP_LINE,
                    "scenario run " + TAB + DROP_LINE,
                    "chain tamper node-1 3 am" + TAB + DROP_LINE,
                    "no such command" + ENTER,
                    "help" + ENTER,
                    "help record add" + ENTER,
                    "output json" + ENTER,
                    "history --last 3" + ENTER,
                    "output csv" + ENTER,
                    "history --last 3" + ENTER,
                    "output text" + ENTER,
                    "version" + ENTER,
                    "exit" + ENTER);

    private WarmUp() {}
}
