package io.wireroom.rest.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends bytes in slices without blocking a thread: each slice is written when the connection's write queue has room. All
 * methods run on the connection's event loop.
 */
public final class SlicedWrite {
    /**
     * Slice size in bytes. Netty copies writes to direct buffers: up to 64 KiB are pooled, larger ones are allocated anew.
     */
    private static final int SLICE_BYTES = 32 << 10;

    private final byte[] content;
    private final RoutingContext context;
    private final StalledWriteWatchdog watchdog;
    private int from;

    /** @param content must not be modified */
    public SlicedWrite(byte[] content, RoutingContext context, StalledWriteWatchdog watchdog) {
        this.content = content;
        this.context = context;
        this.watchdog = watchdog;
    }

    public void start() {
        writeNext();
        if (from < content.length) {
            StalledWriteWatchdog.Watch watch = watchdog.watch(context.request());
            context.addEndHandler(_ -> watch.close());
            watch.begin();
            context.response().drainHandler(_ -> {
                watch.begin();
                writeNext();
            });
        }
    }

    private void writeNext() {
        HttpServerResponse response = context.response();
        while (from < content.length && !response.writeQueueFull()) {
            if (content.length - from > SLICE_BYTES) {
                response.write(slice(SLICE_BYTES));
            } else {
                response.end(slice(content.length - from));
            }
        }
    }

    private Buffer slice(int length) {
        Buffer slice = BufferImpl.buffer(Unpooled.wrappedBuffer(content, from, length));
        from += length;
        return slice;
    }
}
