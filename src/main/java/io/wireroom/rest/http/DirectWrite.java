package io.wireroom.rest.http;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends a whole buffer of direct memory in one write over HTTP/1.1: the buffer is not copied, and slices would cost a system
 * call each. If the client has not read the response to its previous request, the write waits until the connection's write
 * queue has room, so that at most one buffer is queued per connection. All methods run on the connection's event loop.
 */
public final class DirectWrite {
    private final ByteBuf content;
    private final RoutingContext context;
    private final StalledWriteWatchdog watchdog;
    private boolean unsent = true;

    /** @param content is released when it has been sent or the connection is closed */
    public DirectWrite(ByteBuf content, RoutingContext context, StalledWriteWatchdog watchdog) {
        this.content = content;
        this.context = context;
        this.watchdog = watchdog;
    }

    public void start() {
        HttpServerResponse response = context.response();
        if (response.writeQueueFull()) {
            awaitDrain(response);
        } else {
            write(response);
        }
    }

    private void awaitDrain(HttpServerResponse response) {
        StalledWriteWatchdog.Watch watch = watchdog.watch(context.request());
        watch.begin();
        context.addEndHandler(_ -> {
            watch.close();
            releaseUnsent();
        });
        response.drainHandler(_ -> write(response));
    }

    /** Vert.x does not release buffers. It completes each write, when the socket has taken the bytes or the connection is closed. */
    private void write(HttpServerResponse response) {
        if (unsent) {
            unsent = false;
            response.end(BufferImpl.buffer(content)).onComplete(_ -> content.release());
        }
    }

    private void releaseUnsent() {
        if (unsent) {
            unsent = false;
            content.release();
        }
    }
}
