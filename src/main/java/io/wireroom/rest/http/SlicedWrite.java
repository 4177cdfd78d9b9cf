package io.wireroom.rest.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends bytes to a client as it takes them, without a thread: each slice once the connection has room for it. All of it happens
 * on the connection's event loop.
 */
public final class SlicedWrite {
    /** Netty takes room outside the heap for what it sends: up to 64 KiB from what it has, beyond that anew each time. */
    private static final int SLICE = 32 << 10;

    private final byte[] content;
    private final RoutingContext context;
    private final StalledWriteWatchdog patience;
    private int from;

    /** @param content not to be changed */
    public SlicedWrite(byte[] content, RoutingContext context, StalledWriteWatchdog patience) {
        this.content = content;
        this.context = context;
        this.patience = patience;
    }

    public void start() {
        goOn();
        if (from < content.length) {
            StalledWriteWatchdog.Watch watch = patience.watch(context.request());
            context.addEndHandler(_ -> watch.close());
            watch.begin();
            context.response().drainHandler(_ -> {
                watch.begin();
                goOn();
            });
        }
    }

    private void goOn() {
        HttpServerResponse response = context.response();
        while (from < content.length && !response.writeQueueFull()) {
            if (content.length - from > SLICE) {
                response.write(slice(SLICE));
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
