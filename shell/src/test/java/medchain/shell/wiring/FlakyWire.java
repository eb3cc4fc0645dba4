package medchain.shell.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server of this machine, and cuts or holds the answers. */
final class FlakyWire implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final long answered;
    private final boolean cuts;
    private final AtomicLong passed = new AtomicLong();

    /**
     * @param server port of the server
     * @param answered bytes of its answers that pass
     * @param cuts what then happens: the connection ends, or nothing comes any more
     */
    FlakyWire(int server, long answered, boolean cuts) throws IOException {
        this.server = server;
        this.answered = answered;
        this.cuts = cuts;
        door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes of answers that have passed. */
    long passed() {
        return passed.get();
    }

    private void serve() {
        try (var client = door.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> pass(client, behind));
            answers(behind.getInputStream(), client.getOutputStream());
            while (!cuts && !door.isClosed()) {
                Thread.sleep(20);
            }
        } catch (IOException gone) {
            // whoever gave up first: the connection is over
            return;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // as above
            return;
        }
    }

    private void answers(InputStream from, OutputStream to) throws IOException {
        var some = new byte[512];
        int count = 0;
        while (passed.get() < answered && count >= 0) {
            count = from.read(some, 0, (int) Math.min(some.length, answered - passed.get()));
            if (count > 0) {
                to.write(some, 0, count);
                passed.addAndGet(count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
