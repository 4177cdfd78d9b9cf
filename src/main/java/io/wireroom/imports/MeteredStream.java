package io.wireroom.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Limits the number of uncompressed bytes. A small archive can contain a file or a file name of any length. File content is
 * only counted, but names are held in memory, so headers have a limit of their own.
 */
final class MeteredStream extends FilterInputStream {
    private static final long MAX_SKIP = 1 << 20;

    private long remaining;
    private long remainingHeader = Long.MAX_VALUE;

    MeteredStream(InputStream in, long limit) {
        super(in);
        this.remaining = limit;
    }

    /** Starts a header: at most {@code bytes} may be read until {@link #headerEnds}. */
    void headerBegins(long bytes) {
        remainingHeader = bytes;
    }

    void headerEnds() {
        remainingHeader = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(Math.min(bytes, MAX_SKIP));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        remaining -= bytes;
        remainingHeader -= bytes;
        if (remaining < 0) {
            throw new Exceeded("bytes");
        }
        if (remainingHeader < 0) {
            throw new IOException("an entry's header is too long");
        }
    }

    /** The archive exceeds a limit. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;

        private final String limit;

        Exceeded(String limit) {
            super("too many " + limit);
            this.limit = limit;
        }

        String limit() {
            return limit;
        }
    }
}
