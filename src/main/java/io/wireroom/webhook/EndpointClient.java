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
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.wireroom.mirror.AddressPolicy;
import io.wireroom.mirror.Deadline;
import io.wireroom.mirror.HostResolver;
import io.wireroom.mirror.Network;
import io.wireroom.partner.Webhook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends signed requests to endpoints. The host is resolved at each attempt, the request is refused if any of its addresses is not
 * allowed, and the connection is made to a checked address. This prevents requests to internal addresses, even if the name
 * resolves to one later. Redirects are not followed, and at most {@value #MAX_RESPONSE_BYTES} bytes of the response are read.
 */
public final class EndpointClient implements Sender {
    private static final int MAX_RESPONSE_BYTES = 65_536;
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Shorter than common servers keep idle connections, so that requests are not sent on a connection that is being closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final HttpClient client;
    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final Duration timeout;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * @param networks networks that may be contacted although they are not public
     * @param timeout time limit for name resolution, connection and response together
     */
    public EndpointClient(
            Vertx vertx,
            HostResolver resolver,
            List<Network> networks,
            Duration timeout,
            String userAgent,
            InstantSource clock) {
        this(vertx, new HttpClientOptions(), resolver, networks, timeout, userAgent, clock);
    }

    EndpointClient(
            Vertx vertx,
            HttpClientOptions options,
            HostResolver resolver,
            List<Network> networks,
            Duration timeout,
            String userAgent,
            InstantSource clock) {
        this.resolver = resolver;
        this.policy = new AddressPolicy(networks);
        this.timeout = timeout;
        this.userAgent = userAgent;
        this.clock = clock;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options)
                        .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setSslHandshakeTimeout(CONNECT_TIMEOUT.toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
                // Errors are reported in the reply. Without a handler, Vert.x also logs them as unhandled.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    @Override
    public Reply send(Webhook webhook, Message message) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host(webhook.url()), deadline);
        } catch (TimeoutException e) {
            return Reply.without(Result.TIMED_OUT);
        }
        if (addresses.isEmpty()) {
            return Reply.without(Result.HOST_UNKNOWN);
        }
        if (!addresses.stream().allMatch(policy::allows)) {
            return Reply.without(Result.ADDRESS_REFUSED);
        }
        return request(webhook, message, addresses.getFirst(), deadline);
    }

    private Reply request(Webhook webhook, Message message, InetAddress address, Deadline deadline)
            throws InterruptedException {
        Promise<Reply> reply = Promise.promise();
        client.request(options(webhook, message, address))
                .onSuccess(request -> send(request, message, reply))
                .onFailure(_ -> reply.tryComplete(Reply.without(Result.UNREACHABLE)));
        try {
            return reply.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reply.tryComplete(Reply.without(Result.TIMED_OUT));
            return reply.future().result();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reply failed", e);
        } finally {
            reply.tryComplete(Reply.without(Result.UNREACHABLE)); // interrupted: ends the request
        }
    }

    private RequestOptions options(Webhook webhook, Message message, InetAddress address) {
        URI url = webhook.url();
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
        long timestamp = clock.instant().getEpochSecond();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host(url))
                .setPort(port)
                .setSsl(secure)
                .setMethod(HttpMethod.POST)
                .setURI(target(url))
                .putHeader(HttpHeaders.HOST, url.getRawAuthority())
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader(
                        "webhook-signature", Signature.of(message.id(), timestamp, message.body(), webhook.secrets()));
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

    private static void send(HttpClientRequest request, Message message, Promise<Reply> reply) {
        request.exceptionHandler(_ -> reply.tryComplete(Reply.without(Result.UNREACHABLE)));
        reply.future().onComplete(done -> {
            if (done.result() == null || done.result().status() == 0) {
                request.reset(); // without a complete response, the connection can't be used again
            }
        });
        request.send(Buffer.buffer(message.body()))
                .onSuccess(response -> receive(response, reply))
                .onFailure(_ -> reply.tryComplete(Reply.without(Result.UNREACHABLE)));
    }

    /** Waits for the end of the body, so that the connection can be used again. The body itself is discarded. */
    private static void receive(HttpClientResponse response, Promise<Reply> reply) {
        Reply received = Reply.of(response.statusCode(), RetryAfter.read(response.getHeader(HttpHeaders.RETRY_AFTER)));
        int[] bytes = {0};
        response.exceptionHandler(_ -> reply.tryComplete(Reply.without(Result.UNREACHABLE)));
        response.handler(chunk -> {
            bytes[0] += chunk.length();
            if (bytes[0] > MAX_RESPONSE_BYTES) {
                reply.tryComplete(received);
                response.request().reset();
            }
        });
        response.endHandler(_ -> reply.tryComplete(received));
    }
}
