package io.wireroom.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DirectBuffersTest {
    private static final byte[] CONTENT = {1, 2, 3, 4};

    private final DirectBuffers buffers = new DirectBuffers(10);

    @Test
    void copiesIntoDirectMemory() {
        ByteBuf buffer = copy();

        assertThat(buffer.isDirect()).isTrue();
        assertThat(ByteBufUtil.getBytes(buffer)).isEqualTo(CONTENT);
        assertThat(buffers.allocated()).isEqualTo(4);
    }

    @Test
    void allocatesNothingAboveTheLimit() {
        ByteBuf first = copy();
        copy();

        assertThat(buffers.copyOf(CONTENT)).isNull();
        assertThat(buffers.allocated()).isEqualTo(8);

        first.release();

        assertThat(buffers.copyOf(CONTENT)).isNotNull();
    }

    @Test
    void countsABufferUntilItsLastReferenceIsReleased() {
        ByteBuf buffer = copy();
        ByteBuf first = buffer.retainedDuplicate();
        ByteBuf second = buffer.retainedDuplicate();

        buffer.release();
        first.release();

        assertThat(buffers.allocated()).isEqualTo(4);
        assertThat(ByteBufUtil.getBytes(second)).isEqualTo(CONTENT);

        second.release();

        assertThat(buffers.allocated()).isZero();
    }

    private ByteBuf copy() {
        return Objects.requireNonNull(buffers.copyOf(CONTENT));
    }
}
