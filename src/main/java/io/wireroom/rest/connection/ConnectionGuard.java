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
 * Closes a connection of HTTP/1 whose client keeps it waiting: for the rest of a request's head, for a request's body, or for
 * room to send. One belongs to one connection, and all of it happens on that connection's event loop.
 *
 * <p>Connections of HTTP/2 are watched until their first request; from then on they are multiplexed, and {@link
 * StalledWriteWatchdog} and the idle timeout have to do.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    /** A body that comes slower than this within each stall timeout is not waited for. */
    private static final long SLOWEST_BODY = 1_024;

    /** Answers that may wait for a client that goes on asking without reading. */
    static final long MOST_UNREAD = 1 << 20;

    /** Requests that may be sent before earlier ones are answered: the framework keeps them, and has no bound. */
    private static final int MOST_UNANSWERED = 100;

    private static final long MOST_BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);

    private final long headTimeout;
    private final long stallTimeout;
    private @Nullable Future<?> looking;
    private @Nullable HttpServerRequest request;
    private boolean headAwaited = true;
    private long headSince;
    private boolean multiplexed;

    private int unanswered;
    private boolean refused;
    private boolean hasBody;

    private long bodySince;
    private long bodyBytes;

    private long unsentSince;
    private @Nullable Object unsentFirst;
    private long unsentProgress;

    ConnectionGuard(Duration headTimeout, Duration stallTimeout) {
        this.headTimeout = headTimeout.toNanos();
        this.stallTimeout = stallTimeout.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        long now = System.nanoTime();
        headSince = now;
        bodySince = now;
        unsentSince = now;
        long pause = Math.min(MOST_BETWEEN_LOOKS, Math.min(headTimeout, stallTimeout) / 4);
        looking = connection.executor().scheduleAtFixedRate(() -> look(connection), pause, pause, TimeUnit.NANOSECONDS);
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
        if (looking != null) {
            looking.cancel(false);
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

    /** A request was decoded, and may have to wait for others. */
    void decoded(ChannelHandlerContext connection) {
        if (++unanswered > MOST_UNANSWERED) {
            var _ = connection.close();
        }
    }

    /** Nothing that comes on this connection from now on is looked at. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** A request's head has arrived. */
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
     * Its answer has ended.
     *
     * @param more whether some of another request has arrived
     */
    void end(HttpServerRequest answered, boolean more) {
        unanswered--;
        if (Objects.equals(request, answered)) {
            request = null;
            headAwaited =
                    more || (hasBody && !answered.isEnded()); // what is left of its body counts as a head that is late
            headSince = System.nanoTime();
        }
    }

    private void look(ChannelHandlerContext connection) {
        long now = System.nanoTime();
        if (!multiplexed && (isHeadLate(now) || isBodyLate(connection, now) || isUnread(connection, now))) {
            var _ = connection.close();
        }
    }

    private boolean isHeadLate(long now) {
        return headAwaited && now - headSince > headTimeout;
    }

    private boolean isBodyLate(ChannelHandlerContext connection, long now) {
        HttpServerRequest current = request;
        // While nobody here reads on, it is not the client who is late.
        boolean awaited = current != null
                && hasBody
                && !current.isEnded()
                && connection.channel().config().isAutoRead();
        if (!awaited || bodyBytes >= SLOWEST_BODY) {
            bodySince = now;
            bodyBytes = 0;
            return false;
        }
        return now - bodySince > stallTimeout;
    }

    private boolean isUnread(ChannelHandlerContext connection, long now) {
        ChannelOutboundBuffer unsent = connection.channel().unsafe().outboundBuffer();
        if (unsent == null) {
            return false;
        }
        long bytes = unsent.totalPendingWriteBytes();
        Object first = unsent.current();
        long progress = unsent.currentProgress();
        // That there is more than before is no progress.
        if (bytes == 0 || !Objects.equals(first, unsentFirst) || progress != unsentProgress) {
            unsentSince = now;
            unsentFirst = first;
            unsentProgress = progress;
        }
        return bytes > MOST_UNREAD || now - unsentSince > stallTimeout;
    }
}
