package io.wireroom.rest.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Allocates direct memory for responses that many connections send. Netty copies heap memory to direct memory for each write;
 * direct memory is passed to the socket as it is, and one buffer serves all connections.
 *
 * <p>The buffers are reference-counted. Their memory belongs to the JDK, so that a buffer whose release is missed is freed by
 * the garbage collector.
 */
@Singleton
public final class DirectBuffers {
    private static final long MAX_BYTES = 32L << 20;

    private final long maxBytes;
    private final AtomicLong allocated = new AtomicLong();

    @Inject
    DirectBuffers(MeterRegistry meters) {
        this(MAX_BYTES);
        Gauge.builder("wireroom.response.cache.direct", allocated, AtomicLong::get)
                .description("Direct memory of cached responses, including those that are still being sent")
                .baseUnit("bytes")
                .register(meters);
    }

    /** @param maxBytes limit of all buffers together, in bytes */
    public DirectBuffers(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A buffer with these bytes, which the caller releases; null if the limit is exceeded. */
    public @Nullable ByteBuf copyOf(byte[] bytes) {
        if (allocated.addAndGet(bytes.length) > maxBytes) {
            allocated.addAndGet(-bytes.length);
            return null;
        }
        return new CountedBuffer(bytes.length).writeBytes(bytes);
    }

    /** Direct memory in use, in bytes. */
    public long allocated() {
        return allocated.get();
    }

    /** A buffer of fixed size that is subtracted from {@link #allocated} when its last reference is released. */
    private final class CountedBuffer extends UnpooledDirectByteBuf {
        CountedBuffer(int size) {
            super(UnpooledByteBufAllocator.DEFAULT, size, size);
        }

        @Override
        protected void freeDirect(ByteBuffer memory) {
            super.freeDirect(memory);
            allocated.addAndGet(-memory.capacity());
        }
    }
}
