package io.wireroom.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.article.ChangeType;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.outbound.Deadline;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.Webhook;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Twenty endpoints, some of them ill in different ways: the others are not affected, and the ill ones get everything later. */
class IsolationTest {
    private static final int ENDPOINTS = 20;
    private static final int CHANGES = Integer.getInteger("webhooks.changes", 400);
    private static final List<String> ILL =
            List.of("dead", "slow", "flaky", "overloaded", "gone", "redirecting", "rebinding", "refusing");

    private final Vertx vertx = Vertx.vertx();
    private final FakeChanges changes = new FakeChanges();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<DeliveryWorker> workers = new ArrayList<>();
    private volatile boolean healed;

    @AfterEach
    void close() throws Exception {
        workers.forEach(DeliveryWorker::stop);
        workers.forEach(worker -> worker.join(Deadline.in(Duration.ofSeconds(3))));
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void failingEndpointsDoNotAffectOthers() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        WebhookClient client = new WebhookClient(
                vertx,
                this::resolve,
                List.of(Network.parse("127.0.0.1/32")),
                Duration.ofSeconds(1),
                "Wireroom",
                InstantSource.system());
        Map<WebhookKey, DeliveryRecord> stored = new ConcurrentHashMap<>();
        for (int i = 0; i < ENDPOINTS; i++) {
            start(i < ILL.size() ? ILL.get(i) : "healthy" + i, port, client, stored);
        }
        KafkaFixture.until(() -> stored.size() == ENDPOINTS);

        for (int i = 1; i <= CHANGES; i++) {
            changes.add(i % 50 + 1, i / 50 + 1, i > 49 ? ChangeType.UPDATED : ChangeType.PUBLISHED);
            Thread.sleep(2);
        }
        for (int i = ILL.size(); i < ENDPOINTS; i++) {
            String name = "healthy" + i;
            KafkaFixture.until(() -> received.getOrDefault(name, List.of()).size() >= CHANGES);
            assertThat(received.get(name)).hasSize(CHANGES).doesNotHaveDuplicates();
        }
        assertThat(received.getOrDefault("slow", List.of())).isEmpty();

        healed = true;
        workers.forEach(worker -> worker.submit(new WorkerCommand("heal", null)));
        for (String name : ILL) {
            if (!name.equals("refusing")) {
                KafkaFixture.until(() -> distinct(name) >= CHANGES);
                assertThat(distinct(name)).as(name).isEqualTo(CHANGES);
            }
        }
        received.forEach((name, ids) -> assertThat(isInOrder(ids)).as(name).isTrue());
        DeliveryWorker refusing = workers.get(ILL.indexOf("refusing"));
        assertThat(refusing.state().parkedTotal()).isPositive();
    }

    private void start(String name, int port, WebhookClient client, Map<WebhookKey, DeliveryRecord> stored) {
        int to = name.equals("dead") ? 1 : port;
        String host = name.equals("rebinding") ? "rebinding.example" : "127.0.0.1";
        StateStore store = new StateStore() {
            @Override
            public void write(WebhookKey endpoint, DeliveryRecord record) {
                stored.put(endpoint, record);
            }

            @Override
            public boolean isOwner() {
                return true;
            }
        };
        Sender sender = (webhook, message) ->
                client.send(healed && name.equals("dead") ? elsewhere(name, port) : webhook, message);
        DeliveryWorker worker = new DeliveryWorker(
                Endpoints.route(name, "http://" + host + ":" + to + "/" + name),
                new DeliveryRecord(DeliveryState.NEW, List.of()),
                store,
                new DeliveryWorker.Environment(
                        changes, new Messages(changes), sender, (_, _, _) -> {}, InstantSource.system()),
                Endpoints.settings(Endpoints.FAST));
        workers.add(worker);
        worker.start();
    }

    private static Webhook elsewhere(String name, int port) {
        return Endpoints.route(name, "http://127.0.0.1:" + port + "/" + name).webhook();
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        if (!host.equals("rebinding.example")) {
            return HostResolver.SYSTEM.resolve(host);
        }
        boolean later = received.getOrDefault("rebinding", List.of()).size() >= 10 && !healed;
        return List.of(InetAddress.ofLiteral(later ? "10.0.0.1" : "127.0.0.1"));
    }

    private void answer(HttpServerRequest request) {
        String name = requireNonNull(request.path()).substring(1);
        int status = healed ? 200 : status(name);
        if (status == 0) {
            return; // never answers
        }
        if (status == 200) {
            received.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(request.getHeader("webhook-id"));
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Location", "http://127.0.0.1:1/")
                .putHeader("Retry-After", "1")
                .end();
    }

    private int status(String name) {
        return switch (name) {
            case "slow" -> 0;
            case "flaky" -> requests.incrementAndGet() % 2 == 0 ? 500 : 200;
            case "overloaded" -> 429;
            case "gone" -> 410;
            case "redirecting" -> 307;
            case "refusing" -> 422;
            default -> 200;
        };
    }

    private long distinct(String name) {
        return received.getOrDefault(name, List.of()).stream().distinct().count();
    }

    private static boolean isInOrder(List<String> ids) {
        Map<String, Integer> revisions = new HashMap<>();
        Comparator<Integer> natural = Comparator.naturalOrder();
        for (String id : ids) {
            String[] parts = id.split("-", -1);
            Integer known = revisions.put(parts[0], Integer.valueOf(parts[1]));
            if (known != null && natural.compare(known, Integer.valueOf(parts[1])) > 0) {
                return false;
            }
        }
        return true;
    }
}
