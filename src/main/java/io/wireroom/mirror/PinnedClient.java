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
import io.wireroom.outbound.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * HTTP client that connects to a given address. The host name is used for the {@code Host} field, the TLS server name and
 * certificate verification, and is not resolved again. Cookies, proxies, redirects and content codings are not supported. Each
 * request uses a new connection.
 */
final class PinnedClient {
    private static final String ACCEPT = "image/jpeg, image/png, image/webp, image/gif, image/avif;q=0.5";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final int MAX_HEADER_BYTES = 16_384;

    private final HttpClient client;
    private final int maxBytes;
    private final String userAgent;

    /** @param options connection options, such as trusted certificates */
    PinnedClient(Vertx vertx, HttpClientOptions options, FetchSettings settings, String userAgent) {
        this.maxBytes = settings.maxBytes();
        this.userAgent = userAgent;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setSslHandshakeTimeout(settings.connectTimeout().toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setMaxPoolSize(settings.overall())
                        .setKeepAlive(false))
                // Errors are reported in the reply. Without a handler, Vert.x also logs them as unhandled.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** Waits for the complete response or the deadline, then closes the connection. */
    HttpResult get(ImageUrl url, InetAddress address, Deadline deadline) throws InterruptedException {
        Promise<HttpResult> result = Promise.promise();
        client.request(options(url, address))
                .onSuccess(request -> send(request, result))
                .onFailure(_ -> result.tryComplete(new HttpResult.Failed(FetchFailure.UNREACHABLE)));
        try {
            return result.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.tryComplete(new HttpResult.Failed(FetchFailure.TIMED_OUT));
            return result.future().result();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reply failed", e);
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

    private void send(HttpClientRequest request, Promise<HttpResult> result) {
        result.future().onComplete(_ -> request.connection().close());
        request.send()
                .onSuccess(response -> receive(response, result))
                .onFailure(_ -> result.tryComplete(new HttpResult.Failed(FetchFailure.UNREACHABLE)));
    }

    private void receive(HttpClientResponse response, Promise<HttpResult> result) {
        response.exceptionHandler(_ -> result.tryComplete(new HttpResult.Failed(FetchFailure.UNREACHABLE)));
        int status = response.statusCode();
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location != null) {
            result.tryComplete(new HttpResult.Redirect(location));
        } else if (status != 200) {
            result.tryComplete(
                    new HttpResult.Failed(status >= 500 ? FetchFailure.SERVER_FAILED : FetchFailure.STATUS_REFUSED));
        } else if (isEncoded(response)) {
            result.tryComplete(new HttpResult.Failed(FetchFailure.CODING_REFUSED));
        } else {
            read(response, result);
        }
    }

    private static boolean isEncoded(HttpClientResponse response) {
        String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        return coding != null && !coding.equalsIgnoreCase("identity");
    }

    /** {@code Content-Length} is only used to fail early; the limit is enforced on the received bytes. */
    private void read(HttpClientResponse response, Promise<HttpResult> result) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && DIGITS.matcher(length).matches() && Long.parseLong(length) > maxBytes) {
            result.tryComplete(new HttpResult.Failed(FetchFailure.TOO_LARGE));
            return;
        }
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
                    if (body.length() + chunk.length() > maxBytes) {
                        result.tryComplete(new HttpResult.Failed(FetchFailure.TOO_LARGE));
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(_ -> result.tryComplete(new HttpResult.Content(body.getBytes())));
    }
}
