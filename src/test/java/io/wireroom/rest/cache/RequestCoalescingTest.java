package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.archive.AccessScope;
import io.wireroom.partner.Publication;
import io.wireroom.rest.access.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestCoalescingTest {
    private static final Reader READER =
            new Reader("everybody", AccessScope.ALL, "https://site.example", new Publication("Wireroom", "en"));

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RequestCoalescing coalescing = new RequestCoalescing();
    /** Requests that are processed and not answered yet. */
    private final BlockingQueue<RoutingContext> processed = new LinkedBlockingQueue<>();
    /** Requests that wait or have waited. */
    private final AtomicInteger waited = new AtomicInteger();

    private volatile @Nullable String cached;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.get().handler(this::lookUp);
        server = vertx.createHttpServer(new HttpServerOptions())
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void lookUp(RoutingContext request) {
        ResponseKey key = ResponseKey.of(READER, request.request());
        String known = cached;
        if (known != null) {
            request.response().end(known);
        } else if (coalescing.await(key, false, request, () -> again(request))) {
            waited.incrementAndGet();
        } else {
            processed.add(request);
        }
    }

    private void again(RoutingContext request) {
        String known = cached;
        if (known != null) {
            request.response().end(known);
        } else {
            processed.add(request);
        }
    }

    @Test
    void equalRequestsWaitForOneResponse() throws Exception {
        CompletableFuture<String> first = get("/a");
        RoutingContext one = processed();
        List<CompletableFuture<String>> others = waiting("/a", 20);

        cached = "page";
        one.response().end("page");

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("page");
        for (CompletableFuture<String> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("page");
        }
        assertThat(processed).isEmpty();
    }

    @Test
    void differentRequestsDoNotWait() throws Exception {
        var _ = get("/a");
        var _ = get("/b");
        assertThat(List.of(processed().request().uri(), processed().request().uri()))
                .containsExactlyInAnyOrder("/a", "/b");
    }

    @Test
    void areProcessedEachIfTheResponseIsNotCached() throws Exception {
        CompletableFuture<String> first = get("/a");
        RoutingContext one = processed();
        List<CompletableFuture<String>> others = waiting("/a", 3);

        one.response().setStatusCode(404).end("none");

        first.get(10, TimeUnit.SECONDS);
        for (int i = 0; i < others.size(); i++) {
            processed().response().end("own");
        }
        for (CompletableFuture<String> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("own");
        }
    }

    @Test
    void areProcessedIfTheFirstClientCloses() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write("GET /a HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            processed();
            var _ = waiting("/a", 1);
        }
        // Sooner than after the maximum wait.
        assertThat(processed.poll(RequestCoalescing.MAX_WAIT_MILLIS / 2, TimeUnit.MILLISECONDS))
                .isNotNull();
    }

    @Test
    void areProcessedIfTheFirstTakesTooLong() throws Exception {
        var _ = get("/a");
        processed();
        var _ = waiting("/a", 2);
        assertThat(processed()).isNotNull();
        assertThat(processed()).isNotNull();
    }

    @Test
    void theHeadOfTheFirstResponseIsEnough() throws Exception {
        var _ = get("/a");
        RoutingContext slow = processed();
        CompletableFuture<String> other = waiting("/a", 1).getFirst();

        cached = "page";
        vertx.runOnContext(_ -> slow.response().setChunked(true).write("pa")); // never ends

        assertThat(other.get(RequestCoalescing.MAX_WAIT_MILLIS / 2, TimeUnit.MILLISECONDS))
                .isEqualTo("page");
    }

    private RoutingContext processed() throws InterruptedException {
        RoutingContext request = processed.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request was processed");
        }
        return request;
    }

    private List<CompletableFuture<String>> waiting(String path, int count) throws InterruptedException {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(get(path));
        }
        for (int i = 0; i < 10_000 && waited.get() < count; i++) {
            Thread.sleep(1);
        }
        assertThat(waited).hasValue(count);
        return all;
    }

    private CompletableFuture<String> get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return client.sendAsync(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }
}
