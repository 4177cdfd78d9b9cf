package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.DirectBuffers;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Representation.Selected;
import io.wireroom.rest.http.RequestHead;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedResponseTest {
    private static final int SIZE = 100_000;
    private static final RequestHead PLAIN = _ -> null;
    private static final RequestHead GZIP = name -> name.equals("Accept-Encoding") ? "gzip" : null;

    private final byte[] content = new byte[SIZE];
    private final DirectBuffers buffers = new DirectBuffers(2 * SIZE);
    private final CachedResponse response = new CachedResponse(Representation.of(Body.of(content, "application/json")));

    CachedResponseTest() {
        new Random(1).nextBytes(content);
    }

    @Test
    void isCopiedToDirectMemoryWhenItIsSentRepeatedly() {
        for (int i = 0; i < 3; i++) {
            assertThat(direct(false, content)).isNull();
        }
        ByteBuf first = sent();
        ByteBuf second = sent();

        assertThat(buffers.allocated()).isEqualTo(SIZE);
        first.readerIndex(SIZE);
        assertThat(ByteBufUtil.getBytes(second)).isEqualTo(content);
    }

    @Test
    void eachContentCodingHasItsOwnMemory() {
        byte[] compressed = {31, -117};
        byte[] large = Arrays.copyOf(compressed, 20_000);
        sent();
        for (int i = 0; i < 3; i++) {
            assertThat(direct(true, large)).isNull();
        }

        assertThat(ByteBufUtil.getBytes(Objects.requireNonNull(direct(true, large))))
                .isEqualTo(large);
        assertThat(buffers.allocated()).isEqualTo(SIZE + large.length);
    }

    @Test
    void evictionReleasesMemoryThatIsNotBeingSent() {
        ByteBuf sending = sent();

        response.evict();

        assertThat(direct(false, content)).isNull();
        assertThat(buffers.allocated()).isEqualTo(SIZE);
        assertThat(ByteBufUtil.getBytes(sending)).isEqualTo(content);
        sending.release();
        assertThat(buffers.allocated()).isZero();
    }

    @Test
    void anEvictedResponseAllocatesNothing() {
        response.evict();
        for (int i = 0; i < 10; i++) {
            assertThat(direct(false, content)).isNull();
        }

        assertThat(buffers.allocated()).isZero();
    }

    @Test
    void smallAndVeryLargeContentAndNoContentStayOnTheHeap() {
        for (int i = 0; i < 10; i++) {
            assertThat(direct(false, new byte[1_000])).isNull();
            assertThat(direct(false, new byte[1 << 20])).isNull();
            assertThat(direct(false, null)).isNull();
        }
        assertThat(buffers.allocated()).isZero();
    }

    @Test
    void withoutDirectMemoryContentStaysOnTheHeap() {
        ByteBuf other = Objects.requireNonNull(buffers.copyOf(new byte[SIZE + 1]));
        for (int i = 0; i < 10; i++) {
            assertThat(direct(false, content)).isNull();
        }

        other.release();

        assertThat(direct(false, content)).isNotNull();
    }

    @Test
    void aResponseIsPreparedOnce() {
        Selected selected = response.select(PLAIN);
        assertThat(selected).isNotNull().isSameAs(response.select(PLAIN));
        assertThat(Objects.requireNonNull(selected).content()).isEqualTo(content);

        String tag = selected.headers().get("ETag");
        Selected notModified = response.select(name -> name.equals("If-None-Match") ? tag : null);

        assertThat(notModified).extracting(Selected::status).isEqualTo(304);
        assertThat(response.select(PLAIN)).isSameAs(selected);
    }

    @Test
    void noBodyIsCompressedWhenAResponseIsSelected() {
        Representation representation = Representation.of(Body.of(content, "application/json"));
        CachedResponse compressible = new CachedResponse(representation);

        assertThat(compressible.select(GZIP)).isNull();
        Selected compressed = representation.select(GZIP);
        assertThat(compressible.select(GZIP)).isEqualTo(compressed);
        assertThat(compressible.select(PLAIN))
                .extracting(selected -> selected.headers().get("Content-Encoding"))
                .isNull();
    }

    @Test
    void aModificationDateThatIsTooRecentIsSentLater() {
        CachedResponse recent = dated(Instant.now().plusSeconds(60));
        Selected undated = Objects.requireNonNull(recent.select(PLAIN));

        assertThat(undated.headers()).doesNotContainKey("Last-Modified");
        assertThat(recent.select(PLAIN)).isNotSameAs(undated);
    }

    @Test
    void aResponseWithItsModificationDateIsPreparedOnce() {
        CachedResponse old = dated(Instant.now().minusSeconds(60));
        Selected dated = Objects.requireNonNull(old.select(PLAIN));

        assertThat(dated.headers()).containsKey("Last-Modified");
        assertThat(old.select(PLAIN)).isSameAs(dated);
    }

    private CachedResponse dated(Instant lastModified) {
        return new CachedResponse(Representation.of(new Body(content, "application/json", lastModified)));
    }

    private ByteBuf sent() {
        @Nullable ByteBuf buffer = null;
        for (int i = 0; i < 4 && buffer == null; i++) {
            buffer = direct(false, content);
        }
        return Objects.requireNonNull(buffer);
    }

    private @Nullable ByteBuf direct(boolean compressed, byte @Nullable [] bytes) {
        return response.direct(new Selected(200, Map.of(), compressed, bytes), buffers);
    }
}
