package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner stands, as a text that means nothing to it: base64url, without padding.
 *
 * <p>One type for all that is paged: changes, stream and snapshot go on from the positions; lists from the place, with the
 * positions of the log's start. The bytes are: kind (1 positions; positions and a place 2 by date, 3 by update), tag of the log's identity
 * (4), number of partitions, next offset of each, then the place's time (zigzag) and id, checksum (4). Numbers are varints.
 *
 * @param place where a list goes on; absent for everything else
 */
public record Cursor(PartitionOffsets positions, @Nullable ListPosition place) {
    /** Longer texts are no cursors: 2,000 partitions fit. */
    public static final int MAX_LENGTH = 16_384;

    private static final byte POSITIONS = 1;
    private static final byte PLACE_BY_DATE = 2;
    private static final byte PLACE_BY_UPDATE = 3;
    private static final int TAG = Integer.BYTES;
    private static final int CHECKSUM = Integer.BYTES;

    /** What a text that was handed in turns out to be. */
    public sealed interface Decoded {
        record Ok(Cursor cursor) implements Decoded {}

        /** A cursor of another log: its offsets mean nothing here. */
        record Unreadable() implements Decoded {}

        /** No cursor, or a damaged one. */
        record Malformed() implements Decoded {}
    }

    /** @param identity of the archive that the positions are from */
    public String encode(String identity) {
        var out = ByteBuffer.allocate(1 + TAG + (positions.partitions() + 3) * Varint.MAX_LENGTH + CHECKSUM);
        out.put(kind(place)).putInt(tag(identity));
        Varint.write(positions.partitions(), out);
        for (int partition = 0; partition < positions.partitions(); partition++) {
            Varint.write(positions.next(partition), out);
        }
        if (place != null) {
            Varint.write((place.time() << 1) ^ (place.time() >> 63), out);
            Varint.write(place.id().value(), out);
        }
        out.putInt(checksum(out.array(), out.position()));
        return text(out.flip());
    }

    private static String text(ByteBuffer bytes) {
        var text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        return StandardCharsets.US_ASCII.decode(text).toString();
    }

    /** Reads what {@link #encode} wrote; never throws. */
    public static Decoded decode(String text, String identity) {
        byte[] bytes = bytes(text);
        int end = bytes.length - CHECKSUM;
        if (end < 1 + TAG + 1 || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            return new Decoded.Malformed();
        }
        var in = ByteBuffer.wrap(bytes, 0, end);
        byte kind = in.get();
        if (kind < POSITIONS || kind > PLACE_BY_UPDATE) {
            return new Decoded.Malformed();
        }
        if (in.getInt() != tag(identity)) {
            return new Decoded.Unreadable();
        }
        var positions = positions(in);
        var place = kind == POSITIONS ? null : place(kind, in);
        if (positions == null || (kind != POSITIONS && place == null) || in.hasRemaining()) {
            return new Decoded.Malformed();
        }
        return new Decoded.Ok(new Cursor(positions, place));
    }

    private static byte[] bytes(String text) {
        if (text.length() > MAX_LENGTH) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // Several texts decode to the same bytes: only the one that encode makes is a cursor.
            return text(ByteBuffer.wrap(bytes)).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static @Nullable PartitionOffsets positions(ByteBuffer in) {
        OptionalLong count = Varint.read(in);
        // Each takes a byte at least, so a made-up count can't make a large array.
        if (count.isEmpty() || count.getAsLong() < 0 || count.getAsLong() > in.remaining()) {
            return null;
        }
        long[] next = new long[(int) count.getAsLong()];
        for (int i = 0; i < next.length; i++) {
            OptionalLong offset = Varint.read(in);
            if (offset.isEmpty() || offset.getAsLong() < 0) {
                return null;
            }
            next[i] = offset.getAsLong();
        }
        return PartitionOffsets.of(next);
    }

    private static byte kind(@Nullable ListPosition place) {
        if (place == null) {
            return POSITIONS;
        }
        return switch (place.order()) {
            case DATE -> PLACE_BY_DATE;
            case UPDATED -> PLACE_BY_UPDATE;
        };
    }

    private static @Nullable ListPosition place(byte kind, ByteBuffer in) {
        OptionalLong time = Varint.read(in);
        OptionalLong id = Varint.read(in);
        if (time.isEmpty() || id.isEmpty() || !ArticleId.isValid(id.getAsLong())) {
            return null;
        }
        ListOrder order = kind == PLACE_BY_DATE ? ListOrder.DATE : ListOrder.UPDATED;
        long zigzag = time.getAsLong();
        return new ListPosition(order, (zigzag >>> 1) ^ -(zigzag & 1), new ArticleId(id.getAsLong()));
    }

    private static int tag(String identity) {
        byte[] bytes = identity.getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, bytes.length);
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
