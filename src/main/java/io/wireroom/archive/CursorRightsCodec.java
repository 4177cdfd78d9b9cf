package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the rights in a cursor: the current fingerprint (8 bytes), the number of former ones, each of them (8 bytes), and, if
 * there are any, the id of the last updated article. Numbers are varints.
 */
final class CursorRightsCodec {
    static final int MAX_BYTES = (CursorRights.MAX_FORMER + 1) * Long.BYTES + 2 * Varint.MAX_LENGTH;

    private CursorRightsCodec() {}

    static void write(CursorRights rights, ByteBuffer out) {
        out.putLong(rights.current());
        Varint.write(rights.former().size(), out);
        rights.former().forEach(out::putLong);
        if (!rights.isComplete()) {
            Varint.write(rights.passed(), out);
        }
    }

    /** Null if it is truncated or out of range. */
    static @Nullable CursorRights read(ByteBuffer in) {
        if (in.remaining() < Long.BYTES) {
            return null;
        }
        long current = in.getLong();
        long count = Varint.read(in).orElse(-1);
        if (count < 0 || count > CursorRights.MAX_FORMER || in.remaining() < count * Long.BYTES) {
            return null;
        }
        List<Long> former = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            former.add(in.getLong());
        }
        OptionalLong passed = count == 0 ? OptionalLong.of(0) : Varint.read(in);
        boolean valid = passed.isPresent() && passed.getAsLong() >= 0 && passed.getAsLong() <= ArticleId.MAX;
        return valid ? new CursorRights(current, former, passed.getAsLong()) : null;
    }
}
