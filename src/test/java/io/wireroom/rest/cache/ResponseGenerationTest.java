package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Publication;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.DirectBuffers;
import io.wireroom.rest.http.Representation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseGenerationTest {
    private static final int SIZE = 100_000;
    private static final byte[] CONTENT = new byte[SIZE];

    private final ResponseGeneration generation = new ResponseGeneration("log", PartitionOffsets.START);
    private final DirectBuffers buffers = new DirectBuffers(10 * SIZE);

    @Test
    void keepsTheFirstResponse() {
        Representation first = generation.keep(key("/a"), response());

        assertThat(generation.keep(key("/a"), response())).isSameAs(first);
    }

    @Test
    void evictionReleasesDirectMemory() {
        generation.keep(key("/a"), response());
        Objects.requireNonNull(send("/a")).release();
        assertThat(buffers.allocated()).isEqualTo(SIZE);

        generation.evict();

        assertThat(buffers.allocated()).isZero();
    }

    /** A request that began before the eviction may cache its response after it. */
    @Test
    void aResponseCachedAfterTheEvictionGetsNoDirectMemory() {
        generation.evict();
        generation.keep(key("/a"), response());

        assertThat(send("/a")).isNull();
        assertThat(buffers.allocated()).isZero();
    }

    private @Nullable ByteBuf send(String uri) {
        CachedResponse cached = Objects.requireNonNull(generation.get(key(uri)));
        @Nullable ByteBuf buffer = null;
        for (int i = 0; i < 10 && buffer == null; i++) {
            buffer = cached.direct(new Representation.Selected(200, Map.of(), false, CONTENT), buffers);
        }
        return buffer;
    }

    private static Representation response() {
        return Representation.of(Body.of(CONTENT, "application/json"));
    }

    private static ResponseKey key(String uri) {
        Reader reader =
                new Reader("everybody", AccessScope.ALL, "https://site.example", new Publication("Wireroom", "en"));
        return new ResponseKey(reader, uri, List.of());
    }
}
