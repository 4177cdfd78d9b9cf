package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import io.wireroom.ledger.LedgerEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The changelog topics of the pipeline's stores: their names, and the records that Kafka Streams writes to them. Writing the same
 * records restores the same stores.
 */
public final class LedgerChangelog {
    private static final byte[] PRESENT = {};

    private final String applicationId;
    private final int partitions;

    /** @param partitions number of partitions of the ledger */
    public LedgerChangelog(String applicationId, int partitions) {
        this.applicationId = applicationId;
        this.partitions = partitions;
    }

    /**
     * A record of a changelog.
     *
     * @param value null: the key is deleted
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record Row(String topic, byte[] key, byte @Nullable [] value) {}

    public String applicationId() {
        return applicationId;
    }

    public String ledger() {
        return topic(LedgerStores.LEDGER);
    }

    public String held() {
        return topic(LedgerStores.HELD);
    }

    public String releases() {
        return topic(LedgerStores.RELEASES);
    }

    public List<String> topics() {
        return List.of(ledger(), held(), releases());
    }

    /** The topic between the two halves of the pipeline, which determines the number of partitions. */
    public String repartition() {
        return applicationId + "-by-article-repartition";
    }

    private String topic(String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /** The partition of an article: Kafka's default for its key on the repartition topic. */
    public int partition(ArticleId id) {
        return Utils.toPositive(Utils.murmur2(id.toString().getBytes(US_ASCII))) % partitions;
    }

    /**
     * The rows of an article.
     *
     * @param heldJson the held version as it is on {@code articles.held}; null if there is none
     */
    public List<Row> rows(ArticleId id, LedgerEntry entry, byte @Nullable [] heldJson) {
        byte[] key = key(id);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(ledger(), key, LedgerEntryCodec.write(entry)));
        if (entry.held() != null && heldJson != null) {
            rows.add(new Row(held(), key, heldJson));
            Instant release = entry.held().release();
            if (release != null) {
                rows.add(new Row(
                        releases(), HeldArticles.key(release, id.value()).get(), PRESENT));
            }
        }
        Instant expiry = entry.expiry();
        if (expiry != null) {
            rows.add(new Row(releases(), ExpiryTimers.key(expiry, id.value()).get(), PRESENT));
        }
        return rows;
    }

    private static byte[] key(ArticleId id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id.value()).array();
    }

    /** The article of a row of the ledger's changelog. */
    public static ArticleId id(byte[] key) {
        return new ArticleId(ByteBuffer.wrap(key).getLong());
    }

    /** An entry as bytes. */
    public static byte[] write(LedgerEntry entry) {
        return LedgerEntryCodec.write(entry);
    }

    /** The entry in these bytes; {@link LedgerEntry#NEW} for null. */
    public static LedgerEntry read(byte @Nullable [] bytes) {
        return LedgerEntryCodec.read(bytes);
    }
}
