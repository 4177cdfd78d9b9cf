package io.wireroom.webhook;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.wireroom.outbound.AddressPolicy;
import io.wireroom.outbound.Deadline;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends POST requests to untrusted hosts. The host is resolved at each attempt, the request is refused if any of its addresses is
 * not allowed, and the connection is made to a checked address. This prevents requests to internal addresses, even if the name
 * resolves to one later. Redirects are not followed, and at most {@value #MAX_RESPONSE_BYTES} bytes of the response are read.
 */
public final class PinnedPost {
    private static final int MAX_RESPONSE_BYTES = 65_536;
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Maximum number of concurrent requests to one host. With Vert.x' default of 5, slow endpoints would delay others on the same
     * host.
     */
    private static final int MAX_CONNECTIONS_PER_HOST = 1_000;

    /** Shorter than common servers keep idle connections, so that requests are not sent on a connection that is being closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final HttpClient client;
    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final Duration timeout;
    private final String userAgent;

    /**
     * @param networks allowed private networks
     * @param timeout time limit for name resolution, connection and response together
     */
    public PinnedPost(Vertx vertx, HostResolver resolver, List<Network> networks, Duration timeout, String userAgent) {
        this(vertx, new HttpClientOptions(), resolver, networks, timeout, userAgent);
    }

    PinnedPost(
            Vertx vertx,
            HttpClientOptions options,
            HostResolver resolver,
            List<Network> networks,
            Duration timeout,
            String userAgent) {
        this.resolver = resolver;
        this.policy = new AddressPolicy(networks);
        this.timeout = timeout;
        this.userAgent = userAgent;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options)
                        .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setSslHandshakeTimeout(CONNECT_TIMEOUT.toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_PER_HOST))
                // Errors are reported in the reply. Without a handler, Vert.x also logs them as unhandled.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /**
     * Sends the body and waits for the response.
     *
     * @param headers further headers, with {@code Content-Type}
     * @return the outcome; a failed connection and a timeout are outcomes, too
     * @throws InterruptedException if the thread is interrupted; the request is aborted
     */
    public DeliveryOutcome send(URI url, Map<String, String> headers, byte[] body) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host(url), deadline);
        } catch (TimeoutException e) {
            return DeliveryOutcome.failed(Result.TIMED_OUT);
        }
        if (addresses.isEmpty()) {
            return DeliveryOutcome.failed(Result.HOST_UNKNOWN);
        }
        if (!addresses.stream().allMatch(policy::allows)) {
            return DeliveryOutcome.failed(Result.ADDRESS_REFUSED);
        }
        return request(url, headers, body, addresses.getFirst(), deadline);
    }

    private DeliveryOutcome request(
            URI url, Map<String, String> headers, byte[] body, InetAddress address, Deadline deadline)
            throws InterruptedException {
        Promise<DeliveryOutcome> promise = Promise.promise();
        client.request(options(url, headers, address))
                .onSuccess(request -> send(request, body, promise))
                .onFailure(_ -> promise.tryComplete(DeliveryOutcome.failed(Result.UNREACHABLE)));
        try {
            return promise.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            promise.tryComplete(DeliveryOutcome.failed(Result.TIMED_OUT));
            return promise.future().result();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reply failed", e);
        } finally {
            promise.tryComplete(DeliveryOutcome.failed(Result.UNREACHABLE)); // interrupted: ends the request
        }
    }

    private RequestOptions options(URI url, Map<String, String> headers, InetAddress address) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host(url))
                .setPort(port)
                .setSsl(secure)
                .setMethod(HttpMethod.POST)
                .setURI(target(url))
                .putHeader(HttpHeaders.HOST, url.getRawAuthority())
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        headers.forEach(options::putHeader);
        return options;
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** An IPv6 address without its brackets. */
    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static void send(HttpClientRequest request, byte[] body, Promise<DeliveryOutcome> promise) {
        request.exceptionHandler(_ -> promise.tryComplete(DeliveryOutcome.failed(Result.UNREACHABLE)));
        promise.future().onComplete(done -> {
            if (done.result() == null || done.result().status() == 0) {
                request.reset(); // without a complete response, the connection can't be reused
            }
        });
        request.send(Buffer.buffer(body))
                .onSuccess(response -> receive(response, promise))
                .onFailure(_ -> promise.tryComplete(DeliveryOutcome.failed(Result.UNREACHABLE)));
    }

    /** Waits for the end of the body, so that the connection can be reused. The body is discarded. */
    private static void receive(HttpClientResponse response, Promise<DeliveryOutcome> promise) {
        DeliveryOutcome received =
                DeliveryOutcome.of(response.statusCode(), RetryAfter.read(response.getHeader(HttpHeaders.RETRY_AFTER)));
        int[] bytes = {0};
        response.exceptionHandler(_ -> promise.tryComplete(DeliveryOutcome.failed(Result.UNREACHABLE)));
        response.handler(chunk -> {
            bytes[0] += chunk.length();
            if (bytes[0] > MAX_RESPONSE_BYTES) {
                promise.tryComplete(received);
                response.request().reset();
            }
        });
        response.endHandler(_ -> promise.tryComplete(received));
    }
}
