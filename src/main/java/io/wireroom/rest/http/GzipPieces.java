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
 * gzip (RFC 1952) for texts that come again with a little changed, as a list does with every article that is published. A
 * text is cut where its content says so (content-defined chunking by a gear hash, Xia et al., FastCDC, USENIX ATC 2016, §3), each
 * piece is compressed for itself up to a byte's end (RFC 1951 §3.2.4), and pieces that are known already are put in as they are.
 * The bytes depend on nothing but the text.
 */
final class GzipPieces {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty last block (RFC 1951 §3.2.6). */
    private static final byte[] END = {3, 0};

    private static final int SHORTEST = 6_144;
    private static final int LONGEST = 65_536;

    /** One place in 8,192 is a cut, beyond the shortest length. */
    private static final long CUT = 0x1fffL << 40;

    private static final long[] GEAR = new SplittableRandom(9).longs(256).toArray();

    private final long mostBytes;
    private final Map<Piece, byte[]> known = new LinkedHashMap<>(64, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    /** @param mostBytes that pieces and their compressed forms may take */
    GzipPieces(long mostBytes) {
        this.mostBytes = mostBytes;
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

    /** Where the piece ends that begins at {@code from}. */
    private static int cut(byte[] text, int from) {
        int end = Math.min(text.length, from + LONGEST);
        long hash = 0;
        for (int at = from + SHORTEST; at < end; at++) {
            hash = (hash << 1) + GEAR[text[at] & 0xff];
            if ((hash & CUT) == 0) {
                return at + 1;
            }
        }
        return end;
    }

    private byte[] compressed(Piece piece, Deflater deflater) {
        byte[] found = find(piece);
        if (found == null) {
            found = deflate(piece.text(), deflater);
            keep(piece, found);
        }
        return found;
    }

    private static byte[] deflate(byte[] text, Deflater deflater) {
        deflater.reset();
        deflater.setInput(text);
        // What can't be compressed grows by 5 bytes for each 16 KiB, and the flush takes as many.
        byte[] room = new byte[text.length + text.length / 1_000 + 64];
        int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
        if (!deflater.needsInput() || length == room.length) {
            throw new IllegalStateException("deflate took more than its bound for " + text.length + " bytes");
        }
        return Arrays.copyOf(room, length);
    }

    /** How many bytes it holds now. */
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
            return known.get(piece);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Piece piece, byte[] compressed) {
        lock.lock();
        try {
            if (known.putIfAbsent(piece, compressed) == null) {
                bytes += size(piece, compressed);
            }
            for (Iterator<Map.Entry<Piece, byte[]>> oldest = known.entrySet().iterator();
                    bytes > mostBytes && oldest.hasNext(); ) {
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
