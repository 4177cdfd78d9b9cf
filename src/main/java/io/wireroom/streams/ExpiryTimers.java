package io.wireroom.streams;

import io.wireroom.article.ArticleId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The expiry times of visible articles, in order. They are in the store of release times, with a first byte that sorts them after
 * all releases. A store of their own would need another changelog topic in existing installations.
 */
final class ExpiryTimers {
    private static final byte MARK = 1;
    private static final int LENGTH = 1 + 2 * Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> times;

    ExpiryTimers(KeyValueStore<Bytes, byte[]> times) {
        this.times = times;
    }

    static boolean isExpiry(Bytes key) {
        return key.get().length == LENGTH;
    }

    /** Sets or removes the timer of an article. */
    void move(ArticleId id, @Nullable Instant before, @Nullable Instant next) {
        if (Objects.equals(before, next)) {
            return;
        }
        if (before != null) {
            times.delete(key(before, id.value()));
        }
        if (next != null) {
            times.put(key(next, id.value()), new byte[0]);
        }
    }

    void drop(DueTimer due) {
        times.delete(key(due.time(), due.id().value()));
    }

    /** At most {@code limit} articles that have expired, the earliest first. */
    List<DueTimer> due(Instant now, int limit) {
        List<DueTimer> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> keys = times.range(key(Instant.EPOCH, 0), key(now, Long.MAX_VALUE))) {
            while (keys.hasNext() && due.size() < limit) {
                ByteBuffer key = ByteBuffer.wrap(keys.next().key.get(), 1, LENGTH - 1);
                Instant expiry = Instant.ofEpochMilli(key.getLong());
                due.add(new DueTimer(new ArticleId(key.getLong()), expiry));
            }
        }
        return due;
    }

    static Bytes key(Instant expiry, long id) {
        return Bytes.wrap(ByteBuffer.allocate(LENGTH)
                .put(MARK)
                .putLong(expiry.toEpochMilli())
                .putLong(id)
                .array());
    }
}
