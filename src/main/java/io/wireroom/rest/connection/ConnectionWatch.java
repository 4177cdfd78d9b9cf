package io.wireroom.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Gives each connection of a port its {@link ConnectionGuard} and its {@link StrictRequestDecoder}. */
final class ConnectionWatch {
    private final LimitsConfig limits;
    private volatile @Nullable HttpServerOptions options;

    ConnectionWatch(LimitsConfig limits) {
        this.limits = limits;
    }

    /** What decoders are made with, once the server has told. */
    void use(HttpServerOptions of) {
        options = of;
    }

    /** From now on all that comes in by this port is watched. */
    void watch(Channel port) {
        port.pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object accepted) {
                if (accepted instanceof Channel connection) {
                    connection.pipeline().addLast(new Beginning());
                }
                context.fireChannelRead(accepted);
            }
        });
    }

    /**
     * A request's head has arrived, and nothing was done about it.
     *
     * @return whether it is to be answered
     */
    boolean begin(RoutingContext context, Channel connection) {
        ChannelOutboundBuffer unsent = connection.unsafe().outboundBuffer();
        if (unsent != null && unsent.totalPendingWriteBytes() > ConnectionGuard.MOST_UNREAD) {
            var _ = connection.close(); // it asks on and reads nothing
        }
        ConnectionGuard guard = connection.pipeline().get(ConnectionGuard.class);
        if (guard != null) {
            if (guard.isRefused()) {
                return false;
            }
            HttpServerRequest request = context.request();
            guard.begin(request);
            context.addEndHandler(_ -> end(guard, request, connection));
        }
        return true;
    }

    private static void end(ConnectionGuard guard, HttpServerRequest request, Channel connection) {
        if (!connection.eventLoop().inEventLoop()) {
            connection.eventLoop().execute(() -> end(guard, request, connection));
            return;
        }
        StrictRequestDecoder decoder = connection.pipeline().get(StrictRequestDecoder.class);
        guard.end(request, decoder != null && decoder.holdsBytes());
    }

    /** Waits until the framework has made the connection its own: what is added then sees bytes as they are decoded. */
    private final class Beginning extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRegistered(ChannelHandlerContext connection) {
            connection.pipeline().addLast(new Decoding());
            connection.pipeline().addLast(new ConnectionGuard(limits.headTimeout(), limits.stallTimeout()));
            connection.fireChannelRegistered();
            connection.pipeline().remove(this);
        }
    }

    /** Puts the strict decoder in the place of the framework's, before the first byte gets there. */
    private final class Decoding extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            HttpServerOptions known = options;
            if (known != null && connection.pipeline().get(StrictRequestDecoder.NAME) != null) {
                connection
                        .pipeline()
                        .replace(StrictRequestDecoder.NAME, StrictRequestDecoder.NAME, new StrictRequestDecoder(known));
            }
            // Before the bytes go on: an upgrade to HTTP/2 removes every handler itself.
            connection.pipeline().remove(this);
            connection.fireChannelRead(bytes);
        }
    }
}
