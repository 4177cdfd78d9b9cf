package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookClientTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Message MESSAGE =
            new Message("1-1-published-0", "article.published", null, 1, "{\"ä\":1}".getBytes(UTF_8));
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8"));

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static WebhookClient client(HostResolver resolver, List<Network> networks) {
        return client(resolver, networks, Duration.ofSeconds(20));
    }

    private static WebhookClient client(HostResolver resolver, List<Network> networks, Duration timeout) {
        return new WebhookClient(VERTX, resolver, networks, timeout, "Wireroom", InstantSource.system());
    }

    private static int serve(Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server = VERTX.createHttpServer().requestHandler(handler);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static DeliveryOutcome send(WebhookClient client, String host, int port) throws InterruptedException {
        return client.send(
                Endpoints.route("daily", "http://" + host + ":" + port + "/hook?a=b")
                        .webhook(),
                MESSAGE);
    }

    @Test
    void sendsWhatTheReferenceLibraryVerifies() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = serve(request -> request.body().onSuccess(body -> {
            seen.add(request.method() + " " + request.uri() + " " + request.getHeader("content-type"));
            try {
                var headers = request.headers().names().stream()
                        .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), request.headers()::getAll));
                new com.standardwebhooks.Webhook(Endpoints.SECRET)
                        .verify(body.toString(UTF_8), HttpHeaders.of(headers, (_, _) -> true));
                request.response().setStatusCode(204).end();
            } catch (com.standardwebhooks.exceptions.WebhookVerificationException e) {
                seen.add(e.toString());
                request.response().setStatusCode(401).end();
            }
        }));
        assertThat(send(client(HostResolver.SYSTEM, LOOPBACK), "127.0.0.1", port))
                .isEqualTo(new DeliveryOutcome(Result.DELIVERED, 204, null));
        assertThat(seen).containsExactly("POST /hook?a=b application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "307, REDIRECTED",
        "400, REFUSED",
        "408, TIMED_OUT",
        "410, GONE",
        "429, TOO_MANY_REQUESTS",
        "503, SERVER_FAILED"
    })
    void distinguishesResults(int status, Result result) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        int port = serve(request -> {
            requests.incrementAndGet();
            request.response()
                    .setStatusCode(status)
                    .putHeader("Location", "http://127.0.0.1:1/elsewhere")
                    .putHeader("Retry-After", "120")
                    .end("x");
        });
        DeliveryOutcome reply = send(client(HostResolver.SYSTEM, LOOPBACK), "127.0.0.1", port);

        assertThat(reply).isEqualTo(new DeliveryOutcome(result, status, Duration.ofMinutes(2)));
        assertThat(requests).hasValue(1);
    }

    /** Partners whose endpoints are on one host, such as a gateway's: a request of one does not wait for a connection of another. */
    @Test
    void requestsToOneHostDoNotWaitForEachOther() throws Exception {
        int stuck = 40;
        CountDownLatch arrived = new CountDownLatch(stuck);
        AtomicBoolean isFull = new AtomicBoolean();
        int port = serve(request -> {
            if (isFull.get()) {
                request.response().setStatusCode(204).end();
            } else {
                arrived.countDown(); // never answers
            }
        });
        WebhookClient client = client(HostResolver.SYSTEM, LOOPBACK, Duration.ofSeconds(10));
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < stuck; i++) {
            waiting.add(Thread.startVirtualThread(() -> sendIgnoringTheOutcome(client, port)));
        }
        assertThat(arrived.await(5, TimeUnit.SECONDS))
                .as("requests that did not arrive: " + arrived.getCount())
                .isTrue();
        isFull.set(true);
        assertThat(send(client, "127.0.0.1", port).result()).isEqualTo(Result.DELIVERED);
        waiting.forEach(Thread::interrupt);
    }

    private static void sendIgnoringTheOutcome(WebhookClient client, int port) {
        try {
            send(client, "127.0.0.1", port);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void timesOut() throws Exception {
        int port = serve(_ -> {});
        WebhookClient impatient = client(HostResolver.SYSTEM, LOOPBACK, Duration.ofMillis(300));
        assertThat(send(impatient, "127.0.0.1", port).result()).isEqualTo(Result.TIMED_OUT);
    }

    @Test
    void limitsTheResponse() throws Exception {
        int port = serve(request -> {
            request.response().setChunked(true);
            VERTX.setPeriodic(1, _ -> {
                if (!request.response().closed()) {
                    request.response().write("x".repeat(8_192));
                }
            });
        });
        assertThat(send(client(HostResolver.SYSTEM, LOOPBACK), "127.0.0.1", port)
                        .isDelivered())
                .isTrue();
    }

    @Test
    void reportsADeadEndpoint() throws Exception {
        int port = serve(request -> request.connection().close());
        assertThat(send(client(HostResolver.SYSTEM, LOOPBACK), "127.0.0.1", port)
                        .result())
                .isEqualTo(Result.UNREACHABLE);
        assertThat(send(client(HostResolver.SYSTEM, LOOPBACK), "127.0.0.1", 1).result())
                .isEqualTo(Result.UNREACHABLE);
    }

    @Test
    void refusesAddressesThatAreNotPublicEvenIfTheNameResolvesToThemLater() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        int port = serve(request -> {
            requests.incrementAndGet();
            request.response().end();
        });
        AtomicReference<List<InetAddress>> addresses =
                new AtomicReference<>(List.of(InetAddress.ofLiteral("127.0.0.1")));
        WebhookClient client = client(_ -> addresses.get(), List.of(Network.parse("127.0.0.1/32")));
        assertThat(send(client, "daily.example", port).isDelivered()).isTrue();

        addresses.set(List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("169.254.169.254")));
        assertThat(send(client, "daily.example", port).result()).isEqualTo(Result.ADDRESS_REFUSED);
        assertThat(requests).hasValue(1);
        assertThat(send(client(HostResolver.SYSTEM, List.of()), "127.0.0.1", port)
                        .result())
                .isEqualTo(Result.ADDRESS_REFUSED);
    }

    @Test
    void reportsAHostThatDoesNotResolve() throws Exception {
        HostResolver unknown = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send(client(unknown, LOOPBACK), "daily.example", 80).result())
                .isEqualTo(Result.HOST_UNKNOWN);
    }
}
