package io.wireroom.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Leaves a request's {@code Content-Length} where it is when the body is chunked, so that {@link RequestRules} can refuse the
 * request (RFC 9112 §6.1). The framework's own removes it without a word.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    /** What the framework calls its own. */
    static final String NAME = "httpDecoder";

    StrictRequestDecoder(HttpServerOptions limits) {
        super(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext connection, ByteBuf bytes, List<Object> decoded) throws Exception {
        int before = decoded.size();
        super.decode(connection, bytes, decoded);
        ConnectionGuard guard = connection.pipeline().get(ConnectionGuard.class);
        for (Object each : decoded.subList(before, decoded.size())) {
            if (guard != null && each instanceof HttpRequest) {
                guard.decoded(connection);
            }
        }
    }

    /** Whether bytes have arrived that are no whole line of a head yet. */
    boolean holdsBytes() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // both stay
    }
}
