package io.wireroom.rest.http;

import java.io.IOException;
import java.io.OutputStream;

/** A stream to a client that is watched: whether it takes what is written. */
final class WatchedOutput extends OutputStream {
    /** What a client has to take within the longest time: small, so that the slow are told from the stuck. */
    private static final int PIECE = 8_192;

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
        for (int at = 0; at < length; at += PIECE) {
            int from = offset + at;
            int count = Math.min(PIECE, length - at);
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

    private void timed(Writing writing) throws IOException {
        watch.begin();
        try {
            writing.run();
        } finally {
            watch.end();
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
