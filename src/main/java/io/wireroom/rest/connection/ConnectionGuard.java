package io.wireroom.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.wireroom.rest.http.StalledWriteWatchdog;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP/1 connection that times out: while receiving a request head, while receiving a request body, or while
 * sending a response. There is one instance per connection; all methods run on its event loop.
 *
 * <p>HTTP/2 connections are guarded until their first request. After that they are multiplexed and covered by
 * {@link StalledWriteWatchdog} and the idle timeout only.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    /** Minimum body bytes to receive within each stall timeout. */
    private static final long MIN_BODY_BYTES = 1_024;

    /** Maximum response bytes queued for a client that sends requests without reading responses. */
    static final long MAX_PENDING_WRITE_BYTES = 1 << 20;

    /** Maximum number of pipelined requests without a response. The framework queues them without a bound. */
    private static final int MAX_PIPELINED_REQUESTS = 100;

    private static final long MAX_CHECK_INTERVAL = TimeUnit.SECONDS.toNanos(2);

    private final long headTimeout;
    private final long stallTimeout;
    private @Nullable Future<?> poller;
    private @Nullable HttpServerRequest request;
    private boolean headAwaited = true;
    private long headSince;
    private boolean multiplexed;

    private int unanswered;
    private boolean refused;
    private boolean hasBody;

    private long bodySince;
    private long bodyBytes;

    private long writeProgressAt;
    private @Nullable Object lastPending;
    private long lastProgress;

    ConnectionGuard(Duration headTimeout, Duration stallTimeout) {
        this.headTimeout = headTimeout.toNanos();
        this.stallTimeout = stallTimeout.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        long now = System.nanoTime();
        headSince = now;
        bodySince = now;
        writeProgressAt = now;
        long interval = Math.min(MAX_CHECK_INTERVAL, Math.min(headTimeout, stallTimeout) / 4);
        poller = connection
                .executor()
                .scheduleAtFixedRate(() -> check(connection), interval, interval, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        stop();
        connection.fireChannelInactive();
    }

    private void stop() {
        if (poller != null) {
            poller.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof ByteBuf bytes) {
            bodyBytes += bytes.readableBytes();
        }
        if (request == null && !headAwaited) {
            headAwaited = true;
            headSince = System.nanoTime();
        }
        connection.fireChannelRead(message);
    }

    /** Counts a decoded request as unanswered. Closes the connection if there are too many. */
    void decoded(ChannelHandlerContext connection) {
        if (++unanswered > MAX_PIPELINED_REQUESTS) {
            var _ = connection.close();
        }
    }

    /** Ignores all further requests on this connection. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** Records that a request's head has arrived. */
    void begin(HttpServerRequest arrived) {
        headAwaited = false;
        multiplexed = arrived.version() == HttpVersion.HTTP_2;
        request = arrived;
        hasBody = arrived.headers().contains("Transfer-Encoding")
                || arrived.headers().contains("Content-Length");
        bodySince = System.nanoTime();
        bodyBytes = 0;
    }

    /**
     * Records that a response has ended.
     *
     * @param more whether bytes of another request have arrived
     */
    void end(HttpServerRequest answered, boolean more) {
        unanswered--;
        if (Objects.equals(request, answered)) {
            request = null;
            headAwaited = more
                    || (hasBody && !answered.isEnded()); // an unread rest of the body is subject to the head timeout
            headSince = System.nanoTime();
        }
    }

    private void check(ChannelHandlerContext connection) {
        long now = System.nanoTime();
        if (!multiplexed && (isHeadLate(now) || isBodyLate(connection, now) || isWriteStalled(connection, now))) {
            var _ = connection.close();
        }
    }

    private boolean isHeadLate(long now) {
        return headAwaited && now - headSince > headTimeout;
    }

    private boolean isBodyLate(ChannelHandlerContext connection, long now) {
        HttpServerRequest current = request;
        // While the server has paused reading, the client is not late.
        boolean awaited = current != null
                && hasBody
                && !current.isEnded()
                && connection.channel().config().isAutoRead();
        if (!awaited || bodyBytes >= MIN_BODY_BYTES) {
            bodySince = now;
            bodyBytes = 0;
            return false;
        }
        return now - bodySince > stallTimeout;
    }

    private boolean isWriteStalled(ChannelHandlerContext connection, long now) {
        ChannelOutboundBuffer pending = connection.channel().unsafe().outboundBuffer();
        if (pending == null) {
            return false;
        }
        long bytes = pending.totalPendingWriteBytes();
        Object first = pending.current();
        long progress = pending.currentProgress();
        // More queued bytes are no progress.
        if (bytes == 0 || !Objects.equals(first, lastPending) || progress != lastProgress) {
            writeProgressAt = now;
            lastPending = first;
            lastProgress = progress;
        }
        return bytes > MAX_PENDING_WRITE_BYTES || now - writeProgressAt > stallTimeout;
    }
}
