package medchain.shell.prompt;

import org.jline.reader.impl.history.DefaultHistory;

/**
 * Lines of this session to come back to, of which those that say what a record says are not written
 * to the file.
 */
final class PrivateHistory extends DefaultHistory {
    @Override
    public boolean isPersistable(Entry entry) {
        return super.isPersistable(entry)
                && !entry.line().matches(".*--(prescription|reason)\\b.*");
    }
}
