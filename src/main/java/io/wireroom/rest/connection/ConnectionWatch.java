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

/** Adds a {@link ConnectionGuard} and a {@link StrictRequestDecoder} to each connection accepted by a port. */
final class ConnectionWatch {
    private final LimitsConfig limits;
    private volatile @Nullable HttpServerOptions options;

    ConnectionWatch(LimitsConfig limits) {
        this.limits = limits;
    }

    /** Sets the options that decoders are created with. Until this is called, the framework's decoder is used. */
    void useServerOptions(HttpServerOptions serverOptions) {
        options = serverOptions;
    }

    /** Adds the handlers to every connection that the port accepts from now on. */
    void watch(Channel port) {
        port.pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object accepted) {
                if (accepted instanceof Channel connection) {
                    connection.pipeline().addLast(new PipelineSetup());
                }
                context.fireChannelRead(accepted);
            }
        });
    }

    /**
     * Records that a request's head has arrived.
     *
     * @return whether the request is to be handled
     */
    boolean begin(RoutingContext context, Channel connection) {
        ChannelOutboundBuffer pending = connection.unsafe().outboundBuffer();
        if (pending != null && pending.totalPendingWriteBytes() > ConnectionGuard.MAX_PENDING_WRITE_BYTES) {
            var _ = connection.close(); // the client sends requests without reading responses
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

    /** Adds the handlers after the framework has set up the pipeline, so that they see decoded bytes. */
    private final class PipelineSetup extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRegistered(ChannelHandlerContext connection) {
            connection.pipeline().addLast(new DecoderReplacement());
            connection.pipeline().addLast(new ConnectionGuard(limits.headTimeout(), limits.stallTimeout()));
            connection.fireChannelRegistered();
            connection.pipeline().remove(this);
        }
    }

    /** Replaces the framework's decoder by the strict one before the first byte is decoded. */
    private final class DecoderReplacement extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            HttpServerOptions known = options;
            if (known != null && connection.pipeline().get(StrictRequestDecoder.NAME) != null) {
                connection
                        .pipeline()
                        .replace(StrictRequestDecoder.NAME, StrictRequestDecoder.NAME, new StrictRequestDecoder(known));
            }
            // Remove before forwarding: an upgrade to HTTP/2 removes all handlers itself.
            connection.pipeline().remove(this);
            connection.fireChannelRead(bytes);
        }
    }
}
