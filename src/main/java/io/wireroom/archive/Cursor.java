package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A client's position as an opaque text: base64url without padding.
 *
 * <p>One type is used for all paging: changes, streams and snapshots continue from the log positions; lists continue from the
 * list position and have the log positions of the start. The encoding is: kind (1: log positions; 2: list position by date;
 * 3: list position by update; 4: log positions and rights), tag of the log's identity (4 bytes), number of partitions, next offset
 * of each, then the list position's time (zigzag) and id, or the {@linkplain CursorRightsCodec rights}, checksum (4 bytes). Numbers
 * are varints.
 *
 * @param listPosition position in a list; null for other cursors
 * @param rights rights of the holdings up to the positions; null for lists, for readers whose rights are not tracked, and in cursors of
 *     earlier versions
 */
public record Cursor(
        PartitionOffsets positions,
        @Nullable ListPosition listPosition,
        @Nullable CursorRights rights) {
    /** Maximum length of the text, which has room for 2,000 partitions. */
    public static final int MAX_LENGTH = 16_384;

    private static final byte POSITIONS = 1;
    private static final byte LIST_BY_DATE = 2;
    private static final byte LIST_BY_UPDATE = 3;
    private static final byte POSITIONS_AND_RIGHTS = 4;
    private static final int TAG = Integer.BYTES;
    private static final int CHECKSUM = Integer.BYTES;

    /** Result of decoding. */
    public sealed interface Decoded {
        record Ok(Cursor cursor) implements Decoded {}

        /** A cursor of another log, whose offsets are meaningless here. */
        record OtherLog() implements Decoded {}

        /** Not a cursor, or damaged. */
        record Malformed() implements Decoded {}
    }

    public Cursor(PartitionOffsets positions, @Nullable ListPosition listPosition) {
        this(positions, listPosition, null);
    }

    /** @param identity identity of the archive's log */
    public String encode(String identity) {
        var out = ByteBuffer.allocate(
                1 + TAG + (positions.partitions() + 3) * Varint.MAX_LENGTH + CursorRightsCodec.MAX_BYTES + CHECKSUM);
        out.put(kind()).putInt(tag(identity));
        Varint.write(positions.partitions(), out);
        for (int partition = 0; partition < positions.partitions(); partition++) {
            Varint.write(positions.next(partition), out);
        }
        if (listPosition != null) {
            Varint.write((listPosition.time() << 1) ^ (listPosition.time() >> 63), out);
            Varint.write(listPosition.id().value(), out);
        }
        if (rights != null) {
            CursorRightsCodec.write(rights, out);
        }
        out.putInt(checksum(out.array(), out.position()));
        return text(out.flip());
    }

    private static String text(ByteBuffer bytes) {
        var text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        return StandardCharsets.US_ASCII.decode(text).toString();
    }

    /** Decodes the output of {@link #encode}. It does not throw for any input. */
    public static Decoded decode(String text, String identity) {
        byte[] bytes = bytes(text);
        int end = bytes.length - CHECKSUM;
        if (end < 1 + TAG + 1 || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            return new Decoded.Malformed();
        }
        var in = ByteBuffer.wrap(bytes, 0, end);
        byte kind = in.get();
        if (kind < POSITIONS || kind > POSITIONS_AND_RIGHTS) {
            return new Decoded.Malformed();
        }
        if (in.getInt() != tag(identity)) {
            return new Decoded.OtherLog();
        }
        var positions = positions(in);
        boolean isList = kind == LIST_BY_DATE || kind == LIST_BY_UPDATE;
        var listPosition = isList ? listPosition(kind, in) : null;
        var rights = kind == POSITIONS_AND_RIGHTS ? CursorRightsCodec.read(in) : null;
        boolean isComplete = isList == (listPosition != null) && (kind == POSITIONS_AND_RIGHTS) == (rights != null);
        if (positions == null || !isComplete || in.hasRemaining()) {
            return new Decoded.Malformed();
        }
        return new Decoded.Ok(new Cursor(positions, listPosition, rights));
    }

    private static byte[] bytes(String text) {
        if (text.length() > MAX_LENGTH) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // Several texts decode to the same bytes. Only the canonical one is accepted.
            return text(ByteBuffer.wrap(bytes)).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static @Nullable PartitionOffsets positions(ByteBuffer in) {
        OptionalLong count = Varint.read(in);
        // Each partition takes at least one byte, so an invalid count can't cause a large allocation.
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

    private byte kind() {
        if (listPosition == null) {
            return rights == null ? POSITIONS : POSITIONS_AND_RIGHTS;
        }
        return switch (listPosition.order()) {
            case DATE -> LIST_BY_DATE;
            case UPDATED -> LIST_BY_UPDATE;
        };
    }

    private static @Nullable ListPosition listPosition(byte kind, ByteBuffer in) {
        OptionalLong time = Varint.read(in);
        OptionalLong id = Varint.read(in);
        if (time.isEmpty() || id.isEmpty() || !ArticleId.isValid(id.getAsLong())) {
            return null;
        }
        ListOrder order = kind == LIST_BY_DATE ? ListOrder.DATE : ListOrder.UPDATED;
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
