package io.wireroom.rest.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A response body written by a blocking thread, with a bound on the bytes that wait for the event loop.
 *
 * <p>The framework hands each write to the connection's event loop, and looks at the connection's own write queue only. A thread that
 * writes faster than the event loop runs would queue the whole body. So after each {@value #MAX_QUEUED_BYTES} bytes this waits until
 * the event loop has taken them.
 */
final class BoundedOutput extends OutputStream {
    static final int MAX_QUEUED_BYTES = 64 << 10;

    private final OutputStream out;
    private final EventLoopBarrier barrier;
    private int queued;

    BoundedOutput(OutputStream out, EventLoopBarrier barrier) {
        this.out = out;
        this.barrier = barrier;
    }

    /** Waits until the event loop has run all that was handed to it before. */
    @FunctionalInterface
    interface EventLoopBarrier {
        void await() throws IOException;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; ) {
            if (queued == MAX_QUEUED_BYTES) {
                barrier.await();
                queued = 0;
            }
            int count = Math.min(MAX_QUEUED_BYTES - queued, length - at);
            out.write(bytes, offset + at, count);
            queued += count;
            at += count;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
