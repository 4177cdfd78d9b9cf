package io.wireroom.rest.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses texts to gzip (RFC 1952), reusing compressed pieces of earlier texts: the versions of a list differ little. A text is split at
 * {@link PieceBoundaries}. Each piece is compressed up to a byte boundary (RFC 1951 §3.2.4), with the piece before it as the only context.
 * A new article at the head of a list changes two pieces: its own and the one after it. Compressed pieces are cached and concatenated. The
 * output depends on the text only.
 */
final class GzipPieces {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty final block (RFC 1951 §3.2.6). */
    private static final byte[] END = {3, 0};

    /** Maximum length of a piece's context. A longer one makes lists of articles hardly smaller. */
    static final int MAX_CONTEXT_BYTES = 8_192;

    private final long maxBytes;
    private final Map<Piece, byte[]> cache = new LinkedHashMap<>(64, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    /** @param maxBytes maximum size of the cached pieces, their contexts and their compressed forms */
    GzipPieces(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * A range of a text.
     *
     * @param start start of the context
     * @param from start of the piece
     * @param to end of the piece
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content, below
    private record Piece(byte[] text, int start, int from, int to, int hash) {
        static Piece of(byte[] text, int start, int from, int to) {
            CRC32 sum = new CRC32();
            sum.update(text, start, to - start);
            return new Piece(text, start, from, to, (int) sum.getValue());
        }

        /** This piece in an array of its own. */
        Piece copy() {
            return new Piece(Arrays.copyOfRange(text, start, to), 0, from - start, to - start, hash);
        }

        int length() {
            return to - from;
        }

        int size() {
            return to - start;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Piece its
                    && hash == its.hash
                    && length() == its.length()
                    && Arrays.equals(text, start, to, its.text, its.start, its.to);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    byte[] compress(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 4 + 64);
        out.writeBytes(HEAD);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            int context = 0;
            for (int from = 0; from < text.length; ) {
                int to = PieceBoundaries.next(text, from);
                out.writeBytes(compressed(Piece.of(text, from - context, from, to), deflater));
                // Without the separator of an item, which is another one if the item is the first of a list.
                context = Math.min(MAX_CONTEXT_BYTES, to - from - 1);
                from = to;
            }
        } finally {
            deflater.end();
        }
        out.writeBytes(END);
        CRC32 sum = new CRC32();
        sum.update(text);
        littleEndian((int) sum.getValue(), out);
        littleEndian(text.length, out);
        return out.toByteArray();
    }

    private byte[] compressed(Piece piece, Deflater deflater) {
        byte[] found = find(piece);
        if (found == null) {
            found = deflate(piece, deflater);
            put(piece.copy(), found);
        }
        return found;
    }

    private static byte[] deflate(Piece piece, Deflater deflater) {
        deflater.reset();
        if (piece.from() > piece.start()) {
            deflater.setDictionary(piece.text(), piece.start(), piece.from() - piece.start());
        }
        deflater.setInput(piece.text(), piece.from(), piece.length());
        // Incompressible data grows by 5 bytes per 16 KiB, and the sync flush adds as many.
        byte[] buffer = new byte[piece.length() + piece.length() / 1_000 + 64];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        if (!deflater.needsInput() || length == buffer.length) {
            throw new IllegalStateException("deflate took more than its bound for " + piece.length() + " bytes");
        }
        return Arrays.copyOf(buffer, length);
    }

    /** Current size of the cache, in bytes. */
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private byte @Nullable [] find(Piece piece) {
        lock.lock();
        try {
            return cache.get(piece);
        } finally {
            lock.unlock();
        }
    }

    private void put(Piece piece, byte[] compressed) {
        lock.lock();
        try {
            if (cache.putIfAbsent(piece, compressed) == null) {
                bytes += size(piece, compressed);
            }
            for (Iterator<Map.Entry<Piece, byte[]>> oldest = cache.entrySet().iterator();
                    bytes > maxBytes && oldest.hasNext(); ) {
                Map.Entry<Piece, byte[]> entry = oldest.next();
                bytes -= size(entry.getKey(), entry.getValue());
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long size(Piece piece, byte[] compressed) {
        return (long) piece.size() + compressed.length;
    }

    private static void littleEndian(int number, ByteArrayOutputStream out) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(number >>> shift);
        }
    }
}
