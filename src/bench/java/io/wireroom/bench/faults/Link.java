package io.wireroom.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A port that forwards connections to another port of this machine, and can be cut: then bytes wait in both directions and new connections
 * get no answer, as if packets were lost. Nobody is told. When it is restored, everything goes on.
 */
final class Link implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket server;
    private final int target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition restored = lock.newCondition();
    private boolean cut;

    Link(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() {
        set(true);
    }

    void restore() {
        set(false);
    }

    private void set(boolean to) {
        lock.lock();
        try {
            cut = to;
            restored.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRestored() {
        lock.lock();
        try {
            while (cut) {
                restored.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                // the loop ends, or goes on with the next connection
            }
        }
    }

    private void connect(Socket client) {
        awaitRestored();
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> forward(client, broker));
            forward(broker, client);
        } catch (IOException refused) {
            end(client);
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitRestored();
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // the other side sees it at once
        }
        awaitRestored();
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        restore();
    }
}
