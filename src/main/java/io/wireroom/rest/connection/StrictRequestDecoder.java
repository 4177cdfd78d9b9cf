package io.wireroom.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Keeps a request's {@code Content-Length} when the body is chunked, so that {@link RequestRules} can refuse the request (RFC 9112
 * §6.1): the framework's decoder removes it. Declines upgrades to HTTP/2 of requests with a body.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    /** The pipeline name of the framework's decoder. */
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
            if (each instanceof HttpRequest request) {
                declineUpgradeWithBody(request);
                if (guard != null) {
                    guard.decoded(connection);
                }
            }
        }
    }

    /**
     * A request with a body is answered by HTTP/1.1, as RFC 7540 §3.2 allows: the framework's upgrade loses large bodies, the errors
     * about them, and the time limits for them.
     */
    private static void declineUpgradeWithBody(HttpRequest request) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0");
        if (!length.equals("0") || HttpUtil.isTransferEncodingChunked(request)) {
            request.headers().remove(HttpHeaderNames.UPGRADE);
        }
    }

    /** Whether the decoder holds bytes of an incomplete line. */
    boolean holdsBytes() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // keep both headers
    }
}
