package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Cursor.Decoded;
import io.wireroom.article.ArticleId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final String LOG = "MkU3OEVBNTcwNTJENDM2Qk/Zm9vYmFyYmF6cXV4";

    @Test
    void roundTrips() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var cursor = random(random);
            assertThat(Cursor.decode(cursor.encode(LOG), LOG)).isEqualTo(new Decoded.Ok(cursor));
        }
    }

    @Test
    void isForeignToAnotherLog() {
        assertThat(Cursor.decode(new Cursor(PartitionOffsets.of(9), null).encode(LOG), LOG + "x"))
                .isEqualTo(new Decoded.OtherLog());
    }

    @Test
    void rejectsAnySingleCharacterChange() {
        String text =
                new Cursor(PartitionOffsets.of(12, 0, 1_234_567), new ListPosition(-5, new ArticleId(77))).encode(LOG);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'B' ? 'C' : 'B';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            String shorter = text.substring(0, i) + text.substring(i + 1);
            assertThat(Cursor.decode(changed, LOG)).as(changed).isEqualTo(new Decoded.Malformed());
            assertThat(Cursor.decode(shorter, LOG)).as(shorter).isEqualTo(new Decoded.Malformed());
        }
    }

    @Test
    void neverThrowsForAnyInput() {
        var random = new Random(11);
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append((char) (random.nextInt(20) == 0 ? random.nextInt(0x3000) : 'A' + random.nextInt(58)));
            }
            assertThat(Cursor.decode(text.toString(), LOG)).isEqualTo(new Decoded.Malformed());
        }
        assertThat(Cursor.decode("A".repeat(Cursor.MAX_LENGTH + 4), LOG)).isEqualTo(new Decoded.Malformed());
    }

    @Test
    void neverThrowsForForgedBytesWithAValidChecksum() {
        var random = new Random(13);
        for (int round = 0; round < 50_000; round++) {
            byte[] body = new byte[1 + random.nextInt(30)];
            random.nextBytes(body);
            // Valid kinds; with other values, decoding stops at the first byte.
            body[0] = (byte) (1 + random.nextInt(4));
            assertThat(Cursor.decode(ForgedCursor.of(body, LOG), LOG))
                    .isInstanceOfAny(Decoded.Ok.class, Decoded.Malformed.class);
        }
    }

    @Test
    void rightsOutOfRangeAreMalformed() {
        var cursor = new Cursor(PartitionOffsets.of(9), null, new CursorRights(1, List.of(2L), 77));
        byte[] bytes = Base64.getUrlDecoder().decode(cursor.encode(LOG));
        byte[] body = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        body[0] = bytes[0];
        assertThat(Cursor.decode(ForgedCursor.of(body, LOG), LOG)).isEqualTo(new Decoded.Ok(cursor));

        body[11] = CursorRights.MAX_FORMER + 1; // number of former rights: after kind, count, offset and fingerprint
        assertThat(Cursor.decode(ForgedCursor.of(body, LOG), LOG)).isEqualTo(new Decoded.Malformed());
    }

    @Test
    void staysShort() {
        assertThat(length(1)).isLessThanOrEqualTo(20);
        assertThat(length(12)).isLessThanOrEqualTo(64);
        assertThat(length(200)).isLessThanOrEqualTo(820);
        assertThat(length(2_000)).isLessThanOrEqualTo(Cursor.MAX_LENGTH);
    }

    /** The length of a cursor with this number of partitions and about a million records in each. */
    private static int length(int partitions) {
        long[] next = LongStream.range(0, partitions).map(i -> 1_000_000 + i).toArray();
        return new Cursor(PartitionOffsets.of(next), null).encode(LOG).length();
    }

    private static Cursor random(Random random) {
        long[] next = new long[random.nextInt(30)];
        for (int i = 0; i < next.length; i++) {
            next[i] = random.nextLong() >>> (1 + random.nextInt(63));
        }
        var position = random.nextBoolean()
                ? new ListPosition(
                        random.nextBoolean() ? ListOrder.DATE : ListOrder.UPDATED,
                        random.nextLong() >> random.nextInt(64),
                        new ArticleId(1 + random.nextLong(ArticleId.MAX)))
                : null;
        return new Cursor(PartitionOffsets.of(next), position, position == null ? rights(random) : null);
    }

    private static @Nullable CursorRights rights(Random random) {
        List<Long> former = random.longs(random.nextInt(CursorRights.MAX_FORMER + 1))
                .boxed()
                .toList();
        return random.nextInt(3) == 0
                ? null
                : new CursorRights(
                        random.nextLong(), former, former.isEmpty() ? 0 : random.nextLong(ArticleId.MAX + 1));
    }
}
