package io.wireroom.rest.http;

import io.wireroom.article.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A response body. Its bytes depend on content only, so its entity tag is a hash of them and equal on all replicas. */
public final class Body {
    /** Minimum size for compression, in bytes. Compressing less costs more than it saves. */
    private static final int MIN_COMPRESSIBLE_BYTES = 1_000;

    /** Shared by all bodies, because successive versions of a list have most pieces in common. */
    private static final GzipPieces GZIP = new GzipPieces(14L << 20);

    /**
     * Age from which a modification date is sent. HTTP dates have a resolution of one second, so a later change within the
     * same second would go unnoticed.
     */
    private static final Duration DATE_DELAY = Duration.ofSeconds(2);

    private final byte[] plain;
    private final String mediaType;
    private final @Nullable Instant lastModified;
    private final String entityTag;
    private final String gzipEntityTag;
    private final ReentrantLock compressing = new ReentrantLock();
    private volatile byte @Nullable [] gzip;
    private volatile @Nullable String lastModifiedHeader;

    /** @param lastModified time of the last change; null if unknown */
    public Body(byte[] plain, String mediaType, @Nullable Instant lastModified) {
        this.plain = plain;
        this.mediaType = mediaType;
        this.lastModified = lastModified;
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(plain), 15));
        this.entityTag = '"' + hash + '"';
        this.gzipEntityTag = '"' + hash + "-gzip\"";
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * Creates a body that is composed of several items. It has no modification date: an item may have been removed, so no
     * date is correct and equal on all replicas.
     */
    public static Body of(byte[] plain, String mediaType) {
        return new Body(plain, mediaType, null);
    }

    /**
     * The time of the last change, rounded up to a whole second, so that a client that requested it at that time or later has
     * this content. Null if unknown, or as long as another change may fall into the same second.
     */
    @Nullable
    Instant lastModified() {
        if (lastModified == null || !lastModified.isBefore(Instant.now().minus(DATE_DELAY))) {
            return null;
        }
        Instant second = lastModified.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(lastModified) ? second : second.plusSeconds(1);
    }

    /** {@link #lastModified} as an HTTP date, which is formatted once. */
    @Nullable
    String lastModifiedHeader() {
        String known = lastModifiedHeader;
        if (known == null) {
            Instant time = lastModified();
            known = time == null ? null : HttpDate.of(time);
            lastModifiedHeader = known;
        }
        return known;
    }

    /** Whether a modification date is sent, now or when it is old enough. */
    public boolean isDated() {
        return lastModified != null;
    }

    boolean isCompressible() {
        return plain.length >= MIN_COMPRESSIBLE_BYTES && !mediaType.startsWith("image/");
    }

    /** Uncompressed size, in bytes. */
    public int length() {
        return plain.length;
    }

    /** Approximate memory use of both forms, in bytes. */
    public long size() {
        return plain.length + plain.length / 3L;
    }

    /** Whether the bytes are available without compressing them first. */
    public boolean isReady(boolean compressed) {
        return !compressed || gzip != null;
    }

    /** The bytes, which the caller must not modify. */
    byte[] bytes(boolean compressed) {
        return compressed ? gzip() : plain;
    }

    /** A strong entity tag. Each content coding has its own (RFC 9110 §8.8.3). */
    String entityTag(boolean compressed) {
        return compressed ? gzipEntityTag : entityTag;
    }

    private byte[] gzip() {
        byte[] known = gzip;
        if (known != null) {
            return known;
        }
        compressing.lock();
        try {
            byte[] made = gzip == null ? GZIP.compress(plain) : gzip;
            gzip = made;
            return made;
        } finally {
            compressing.unlock();
        }
    }
}
