package io.wireroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.wireroom.article.ChangeType;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.PartnerRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkersTest {
    private static final int PARTNERS = 6;

    private final Vertx vertx = Vertx.vertx();
    private final FakeChanges changes = new FakeChanges();
    private final AtomicInteger arrived = new AtomicInteger();
    private final Map<WebhookKey, DeliveryRecord> stored = new ConcurrentHashMap<>();
    private DeliveryWorkers workers;

    @BeforeEach
    void serve() throws Exception {
        HttpServer neverAnswering = vertx.createHttpServer().requestHandler(_ -> arrived.incrementAndGet());
        int port = neverAnswering
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < PARTNERS; i++) {
            yaml.append(Endpoints.yaml("p" + i, "http://127.0.0.1:" + port + "/hook"));
        }
        PartnerRegistry partners = Endpoints.registry(yaml.toString());
        WebhookClient client = new WebhookClient(
                vertx,
                HostResolver.SYSTEM,
                List.of(Network.parse("127.0.0.1/32")),
                Duration.ofSeconds(30),
                "Wireroom",
                InstantSource.system());
        workers = new DeliveryWorkers(
                () -> partners,
                new DeliveryStates(),
                new MemoryStores(),
                new DeliveryEnvironment(changes, client, (_, _, _) -> {}, InstantSource.system()),
                Endpoints.settings(Endpoints.FAST));
    }

    @AfterEach
    void close() throws Exception {
        workers.revoke();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private final class MemoryStores implements DeliveryWorkers.Stores {
        @Override
        public StateStore open(int partition) {
            return new StateStore() {
                @Override
                public void write(WebhookKey endpoint, DeliveryRecord record) {
                    stored.put(endpoint, record);
                }

                @Override
                public boolean isOwner() {
                    return true;
                }
            };
        }

        @Override
        public void close(StateStore store) {}
    }

    /** Otherwise each slow endpoint would add to the time in which a rebalance stops the deliveries to all of them. */
    @Test
    void slowEndpointsShareOneStopTimeout() throws Exception {
        workers.assign(Set.of(0), _ -> 0);
        KafkaFixture.until(() -> stored.size() == PARTNERS);
        changes.add(1, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> arrived.get() == PARTNERS);

        long start = System.nanoTime();
        workers.revoke();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(workers.states()).isEmpty();
        assertThat(stored.values())
                .as("none has taken the message")
                .allSatisfy(record -> assertThat(record.state().lastSuccess()).isNull());
    }
}
