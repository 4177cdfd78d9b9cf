package io.wireroom.rest.http;

import java.io.IOException;
import java.io.OutputStream;

/** An output stream whose writes are watched by {@link StalledWriteWatchdog}. */
final class WatchedOutput extends OutputStream {
    /** Bytes per write, which have to be sent within the stall timeout. Small, so that slow clients make progress. */
    private static final int WRITE_BYTES = 8_192;

    private final OutputStream out;
    private final StalledWriteWatchdog.Watch watch;

    WatchedOutput(OutputStream out, StalledWriteWatchdog.Watch watch) {
        this.out = out;
        this.watch = watch;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += WRITE_BYTES) {
            int from = offset + at;
            int count = Math.min(WRITE_BYTES, length - at);
            timed(() -> out.write(bytes, from, count));
        }
    }

    @Override
    public void flush() throws IOException {
        timed(out::flush);
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            watch.close();
        }
    }

    private void timed(IoAction writing) throws IOException {
        watch.begin();
        try {
            writing.run();
        } finally {
            watch.end();
        }
    }

    private interface IoAction {
        void run() throws IOException;
    }
}
