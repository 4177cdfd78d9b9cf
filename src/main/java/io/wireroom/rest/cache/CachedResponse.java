package io.wireroom.rest.cache;

import io.netty.buffer.ByteBuf;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.DirectBuffers;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Representation.Selected;
import io.wireroom.rest.http.RequestHead;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A response in the cache. If it is sent repeatedly, its content is kept in direct memory, in each content coding that is
 * requested, until the response is evicted.
 */
final class CachedResponse {
    /** Sends after which the content is copied to direct memory. */
    private static final int MIN_SENDS = 4;

    /** Minimum size for direct memory, in bytes. Smaller content is copied together with the response head. */
    private static final int MIN_DIRECT_BYTES = 16 << 10;

    /** Maximum size for direct memory, in bytes, because it is queued in one write. */
    private static final int MAX_DIRECT_BYTES = 512 << 10;

    private final Representation representation;
    private final @Nullable Selected[] prepared = new Selected[4];
    private final DirectContent plain = new DirectContent();
    private final DirectContent gzip = new DirectContent();
    private boolean evicted;

    CachedResponse(Representation representation) {
        this.representation = representation;
    }

    /** Content in one coding. Guarded by the response. */
    private static final class DirectContent {
        private @Nullable ByteBuf buffer;
        private int sends;
    }

    Representation representation() {
        return representation;
    }

    /**
     * The response to a request; null if a body has to be compressed first. It is prepared once, when it has all headers. Threads that
     * prepare it at the same time prepare equal ones.
     */
    @Nullable
    Selected select(RequestHead request) {
        Body body = representation.body();
        boolean compressed = representation.compresses(request);
        boolean matches = request.knows(body);
        if (!matches && !body.isReady(compressed)) {
            return null;
        }
        int index = (matches ? 2 : 0) + (compressed ? 1 : 0);
        Selected selected = prepared[index];
        if (selected == null) {
            selected = representation.select(matches, compressed);
            if (!body.isDated() || selected.headers().containsKey(HttpHeaders.LAST_MODIFIED)) {
                prepared[index] = selected;
            }
        }
        return selected;
    }

    /**
     * The selected content in direct memory, which the caller releases. Null if the content is not sent often enough, is too
     * small or too large, or if there is not enough direct memory.
     */
    synchronized @Nullable ByteBuf direct(Selected selected, DirectBuffers buffers) {
        byte[] bytes = selected.content();
        if (evicted || bytes == null || bytes.length < MIN_DIRECT_BYTES || bytes.length > MAX_DIRECT_BYTES) {
            return null;
        }
        DirectContent content = selected.compressed() ? gzip : plain;
        ByteBuf buffer = content.buffer;
        if (buffer == null && ++content.sends >= MIN_SENDS) {
            buffer = buffers.copyOf(bytes);
            content.buffer = buffer;
        }
        return buffer == null ? null : buffer.retainedDuplicate();
    }

    /** Releases the direct memory. Connections that are sending it keep it until they have sent it. */
    synchronized void evict() {
        evicted = true;
        release(plain);
        release(gzip);
    }

    private static void release(DirectContent content) {
        ByteBuf buffer = content.buffer;
        if (buffer != null) {
            content.buffer = null;
            buffer.release();
        }
    }
}
