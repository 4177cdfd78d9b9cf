package io.wireroom.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes, of which only so many may be read. A small archive can hold a file, or the name of a file, of any length: the
 * first is counted, the second is memory.
 */
final class MeteredStream extends FilterInputStream {
    private static final long SKIPPED_AT_ONCE = 1 << 20;

    private long left;
    private long leftOfHeader = Long.MAX_VALUE;

    MeteredStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    /** From here until {@link #headerEnds} no more than {@code bytes} are to be read. */
    void headerBegins(long bytes) {
        leftOfHeader = bytes;
    }

    void headerEnds() {
        leftOfHeader = Long.MAX_VALUE;
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
        long skipped = super.skip(Math.min(bytes, SKIPPED_AT_ONCE));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        leftOfHeader -= bytes;
        if (left < 0) {
            throw new Exceeded("bytes");
        }
        if (leftOfHeader < 0) {
            throw new IOException("an entry's header is too long");
        }
    }

    /** More was unpacked than is allowed. */
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
