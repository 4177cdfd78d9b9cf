package io.wireroom.mirror;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks one address, and no other, for one URL: the host's name goes into the {@code Host} field, into TLS as the server's name,
 * and into the check of its certificate, but is not looked up again. It knows no cookies, no proxies, no redirects and no
 * content coding, and each request has a connection of its own.
 */
final class PinnedClient {
    private static final String ACCEPT = "image/jpeg, image/png, image/webp, image/gif, image/avif;q=0.5";
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_HEAD = 16_384;

    private final HttpClient client;
    private final int maxBytes;
    private final String userAgent;

    /** @param options of the connections, such as whom to trust */
    PinnedClient(Vertx vertx, HttpClientOptions options, FetchSettings settings, String userAgent) {
        this.maxBytes = settings.maxBytes();
        this.userAgent = userAgent;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setSslHandshakeTimeout(settings.connectTimeout().toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxHeaderSize(LONGEST_HEAD)
                        .setMaxPoolSize(settings.overall())
                        .setKeepAlive(false))
                // What goes wrong is in the reply; without a handler it would be in the log too, as an error of ours.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** Waits for the whole answer, or the deadline, after which the connection is closed whatever it is doing. */
    Reply get(ImageUrl url, InetAddress address, Deadline deadline) throws InterruptedException {
        Promise<Reply> reply = Promise.promise();
        client.request(options(url, address))
                .onSuccess(request -> send(request, reply))
                .onFailure(_ -> reply.tryComplete(new Reply.Failed(Failure.UNREACHABLE)));
        try {
            return reply.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reply.tryComplete(new Reply.Failed(Failure.TIMED_OUT));
            return reply.future().result();
        } catch (ExecutionException e) {
            throw new IllegalStateException("replies never fail", e);
        }
    }

    private RequestOptions options(ImageUrl url, InetAddress address) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setMethod(HttpMethod.GET)
                .setURI(url.target())
                .putHeader(HttpHeaders.HOST, url.authority())
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader(HttpHeaders.ACCEPT, ACCEPT)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    }

    private void send(HttpClientRequest request, Promise<Reply> reply) {
        reply.future().onComplete(_ -> request.connection().close());
        request.send()
                .onSuccess(response -> take(response, reply))
                .onFailure(_ -> reply.tryComplete(new Reply.Failed(Failure.UNREACHABLE)));
    }

    private void take(HttpClientResponse response, Promise<Reply> reply) {
        response.exceptionHandler(_ -> reply.tryComplete(new Reply.Failed(Failure.UNREACHABLE)));
        int status = response.statusCode();
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location != null) {
            reply.tryComplete(new Reply.Redirect(location));
        } else if (status != 200) {
            reply.tryComplete(new Reply.Failed(status >= 500 ? Failure.SERVER_FAILED : Failure.STATUS_REFUSED));
        } else if (isCoded(response)) {
            reply.tryComplete(new Reply.Failed(Failure.CODING_REFUSED));
        } else {
            read(response, reply);
        }
    }

    private static boolean isCoded(HttpClientResponse response) {
        String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        return coding != null && !coding.equalsIgnoreCase("identity");
    }

    /** What the server says of the length is no more than a reason to give up early. */
    private void read(HttpClientResponse response, Promise<Reply> reply) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > maxBytes) {
            reply.tryComplete(new Reply.Failed(Failure.TOO_LARGE));
            return;
        }
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
                    if (body.length() + chunk.length() > maxBytes) {
                        reply.tryComplete(new Reply.Failed(Failure.TOO_LARGE));
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(_ -> reply.tryComplete(new Reply.Content(body.getBytes())));
    }
}
