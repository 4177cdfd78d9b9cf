package io.wireroom.rest.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: bytes that depend on nothing but content, and so have an entity tag of their own hash, the same on every
 * replica.
 */
public final class Body {
    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1_000;

    /** Shared, because a list's next state is another body with the same pieces. */
    private static final GzipPieces GZIP = new GzipPieces(8L << 20);

    /** A date tells seconds only, and whoever has none goes by when it asked: none is told before its second is long over. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final byte[] plain;
    private final String mediaType;
    private final @Nullable Instant lastModified;
    private final String tag;
    private final ReentrantLock compressing = new ReentrantLock();
    private volatile byte @Nullable [] gzip;

    /**
     * @param lastModified when it last changed; absent where nobody knows
     */
    public Body(byte[] plain, String mediaType, @Nullable Instant lastModified) {
        this.plain = plain;
        this.mediaType = mediaType;
        this.lastModified = lastModified;
        this.tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(plain), 15));
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * What is made from many things, of which some may have left without a trace: no date tells when it last changed, and none that
     * all replicas would agree on.
     */
    public static Body made(byte[] plain, String mediaType) {
        return new Body(plain, mediaType, null);
    }

    /**
     * The whole second by which it had changed, rounded up: whoever has asked then or later knows this content. Absent until
     * nothing else can fall into that second, and where nobody knows.
     */
    @Nullable
    Instant lastModified() {
        if (lastModified == null || !lastModified.isBefore(Instant.now().minus(SETTLED))) {
            return null;
        }
        Instant second = lastModified.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(lastModified) ? second : second.plusSeconds(1);
    }

    boolean isCompressible() {
        return plain.length >= WORTH_COMPRESSING && !mediaType.startsWith("image/");
    }

    /** How many bytes it has, not compressed. */
    public int length() {
        return plain.length;
    }

    /** About how many bytes of memory it takes, compressed and not. */
    public long size() {
        return plain.length + plain.length / 3L;
    }

    /** Whether the bytes are there, without work. */
    boolean isReady(boolean compressed) {
        return !compressed || gzip != null;
    }

    /** The bytes are not to be changed. */
    byte[] bytes(boolean compressed) {
        return compressed ? gzip() : plain;
    }

    /** A strong entity tag: each representation has its own (RFC 9110 §8.8.3). */
    String entityTag(boolean compressed) {
        return compressed ? '"' + tag + "-gzip\"" : '"' + tag + '"';
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

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
