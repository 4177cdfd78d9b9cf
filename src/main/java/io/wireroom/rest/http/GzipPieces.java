package io.wireroom.rest.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses texts to gzip (RFC 1952), reusing compressed pieces of earlier texts: the versions of a list differ little. A
 * text is split by content-defined chunking (gear hash; Xia et al., FastCDC, USENIX ATC 2016, §3). Each piece is compressed
 * independently up to a byte boundary (RFC 1951 §3.2.4); compressed pieces are cached and concatenated. The output depends on
 * the text only.
 */
final class GzipPieces {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty final block (RFC 1951 §3.2.6). */
    private static final byte[] END = {3, 0};

    private static final int MIN_PIECE_BYTES = 6_144;
    private static final int MAX_PIECE_BYTES = 65_536;

    /** Hash mask: on average one position in 8,192 is a cut, after the minimum length. */
    private static final long CUT_MASK = 0x1fffL << 40;

    private static final long[] GEAR = new SplittableRandom(9).longs(256).toArray();

    private final long maxBytes;
    private final Map<Piece, byte[]> cache = new LinkedHashMap<>(64, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    /** @param maxBytes maximum size of the cached pieces and their compressed forms */
    GzipPieces(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by content, below
    private record Piece(byte[] text, int hash) {
        Piece(byte[] text) {
            this(text, Arrays.hashCode(text));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Piece(byte[] its, int itsHash) && hash == itsHash && Arrays.equals(text, its);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    byte[] compress(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 3 + 64);
        out.writeBytes(HEAD);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            for (int from = 0; from < text.length; ) {
                int to = cut(text, from);
                out.writeBytes(compressed(new Piece(Arrays.copyOfRange(text, from, to)), deflater));
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

    /** The end of the piece that begins at {@code from}. */
    private static int cut(byte[] text, int from) {
        int end = Math.min(text.length, from + MAX_PIECE_BYTES);
        long hash = 0;
        for (int at = from + MIN_PIECE_BYTES; at < end; at++) {
            hash = (hash << 1) + GEAR[text[at] & 0xff];
            if ((hash & CUT_MASK) == 0) {
                return at + 1;
            }
        }
        return end;
    }

    private byte[] compressed(Piece piece, Deflater deflater) {
        byte[] found = find(piece);
        if (found == null) {
            found = deflate(piece.text(), deflater);
            put(piece, found);
        }
        return found;
    }

    private static byte[] deflate(byte[] text, Deflater deflater) {
        deflater.reset();
        deflater.setInput(text);
        // Incompressible data grows by 5 bytes per 16 KiB, and the sync flush adds as many.
        byte[] buffer = new byte[text.length + text.length / 1_000 + 64];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        if (!deflater.needsInput() || length == buffer.length) {
            throw new IllegalStateException("deflate took more than its bound for " + text.length + " bytes");
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
        return (long) piece.text().length + compressed.length;
    }

    private static void littleEndian(int number, ByteArrayOutputStream out) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(number >>> shift);
        }
    }
}
