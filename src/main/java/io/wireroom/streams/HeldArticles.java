package io.wireroom.streams;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Held versions, and their release times in order. The store of release times also contains the expiry times, after them. */
final class HeldArticles {
    private final KeyValueStore<Long, byte[]> held;
    private final KeyValueStore<Bytes, byte[]> releases;

    HeldArticles(KeyValueStore<Long, byte[]> held, KeyValueStore<Bytes, byte[]> releases) {
        this.held = held;
        this.releases = releases;
    }

    void put(ArticleId id, byte[] json, @Nullable Instant release) {
        held.put(id.value(), json);
        if (release != null) {
            releases.put(key(release, id.value()), new byte[0]);
        }
    }

    /** The held version of an article, which must exist. */
    Article get(ArticleId id) {
        byte[] json = held.get(id.value());
        if (json == null) {
            throw new IllegalStateException("no held version of article " + id);
        }
        try {
            return ArticleJsonReader.readHeld(json);
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the held version of article " + id + " can't be read", e);
        }
    }

    /** The key of the source of a held version; null if there is none, or if it can't be read. */
    @Nullable
    String source(ArticleId id) {
        byte[] json = held.get(id.value());
        try {
            return json == null
                    ? null
                    : ArticleJsonReader.readHeld(json).source().key();
        } catch (MalformedEditionException unreadable) {
            return null;
        }
    }

    /** The stored JSON of a held version; null if there is none. */
    byte @Nullable [] json(ArticleId id) {
        return held.get(id.value());
    }

    /** @param release the release time; null for a draft */
    void drop(ArticleId id, @Nullable Instant release) {
        held.delete(id.value());
        if (release != null) {
            releases.delete(key(release, id.value()));
        }
    }

    /** At most {@code limit} versions that are due, the earliest first. */
    List<DueTimer> due(Instant now, int limit) {
        List<DueTimer> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> times = releases.range(key(Instant.EPOCH, 0), key(now, Long.MAX_VALUE))) {
            while (times.hasNext() && due.size() < limit) {
                KeyValue<Bytes, byte[]> next = times.next();
                ByteBuffer key = ByteBuffer.wrap(next.key.get());
                Instant release = Instant.ofEpochMilli(key.getLong());
                due.add(new DueTimer(new ArticleId(key.getLong()), release));
            }
        }
        return due;
    }

    /** Approximate number of held versions: RocksDB's estimate, which overwrites increase temporarily. */
    long count() {
        return held.approximateNumEntries();
    }

    /** The time of the next release; null if there is none. */
    @Nullable
    Instant next() {
        try (KeyValueIterator<Bytes, byte[]> times = releases.all()) {
            Bytes first = times.hasNext() ? times.next().key : null;
            return first == null || ExpiryTimers.isExpiry(first) ? null : releaseOf(first);
        }
    }

    private static Instant releaseOf(Bytes key) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(key.get()).getLong());
    }

    static Bytes key(Instant release, long id) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(release.toEpochMilli())
                .putLong(id)
                .array());
    }
}
