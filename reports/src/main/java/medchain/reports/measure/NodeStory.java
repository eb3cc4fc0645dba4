package medchain.reports.measure;

/** What one node went through. */
public record NodeStory(
        int crashes, int reorganisations, int deepestReorganisation, int blocksRejected) {
    public static final NodeStory QUIET = new NodeStory(0, 0, 0, 0);

    NodeStory crashed() {
        return new NodeStory(crashes + 1, reorganisations, deepestReorganisation, blocksRejected);
    }

    NodeStory reorganised(int depth) {
        return new NodeStory(
                crashes,
                reorganisations + 1,
                Math.max(deepestReorganisation, depth),
                blocksRejected);
    }

    NodeStory rejectedBlock() {
        return new NodeStory(crashes, reorganisations, deepestReorganisation, blocksRejected + 1);
    }
}
