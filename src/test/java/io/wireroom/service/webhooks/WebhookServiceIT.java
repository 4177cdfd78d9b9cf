package io.wireroom.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.wireroom.article.ChangeType;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.table.FencedWriter;
import io.wireroom.kafka.table.Partitions;
import io.wireroom.ops.WebhookMeters;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.webhook.DeliveryEnvironment;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.Endpoints;
import io.wireroom.webhook.FakeChanges;
import io.wireroom.webhook.WebhookClient;
import io.wireroom.webhook.WebhookKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances that share the endpoints by the partitions of the topic. */
@ExtendWith(KafkaBroker.class)
@Timeout(120)
class WebhookServiceIT {
    private static final int PARTNERS = 6;
    private static final int PARTITIONS = 3;

    private final KafkaSettings kafka;
    private final String topic;
    private final String group;
    private final Topics topics;
    private final FakeChanges changes = new FakeChanges();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final List<WebhookService> services = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private PartnerRegistry partners;
    private DeliveryStates states = new DeliveryStates();

    WebhookServiceIT(KafkaBroker.Running running) {
        kafka = new KafkaSettings(running.bootstrapServers(), Map.of());
        topic = running.topic("deliveries", PARTITIONS);
        group = running.unusedName("webhooks");
        topics = new Topics(kafka, TopicNames.DEFAULT);
    }

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                received.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new CopyOnWriteArrayList<>())
                        .add(exchange.getRequestHeaders().getFirst("webhook-id"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < PARTNERS; i++) {
            yaml.append(Endpoints.yaml(
                    "p" + i, "http://127.0.0.1:" + server.getAddress().getPort() + "/p" + i));
        }
        partners = Endpoints.registry(yaml.toString());
    }

    @AfterEach
    void close() throws Exception {
        services.forEach(WebhookService::close);
        topics.close();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private WebhookService start() {
        DeliveryStates own = new DeliveryStates();
        WebhookClient client = new WebhookClient(
                vertx,
                HostResolver.SYSTEM,
                List.of(Network.parse("127.0.0.0/8")),
                Duration.ofSeconds(5),
                "Wireroom",
                InstantSource.system());
        WebhookMeters meters = new WebhookMeters(new SimpleMeterRegistry(), Clock.systemUTC());
        WebhookService service = new WebhookService(
                new WebhookService.Settings(topic, group, true),
                kafka,
                topics,
                () -> partners,
                own,
                new DeliveryEnvironment(changes, client, meters, InstantSource.system()),
                Endpoints.settings(Endpoints.FAST),
                meters);
        states = own;
        services.add(service);
        service.start();
        return service;
    }

    private void awaitAllStarted() throws InterruptedException {
        for (int i = 0; i < PARTNERS; i++) {
            var key = new WebhookKey("p" + i, "hook");
            KafkaFixture.until(() -> states.find(key).isPresent());
        }
    }

    private boolean haveAll(int count) {
        return received.size() == PARTNERS
                && received.values().stream()
                        .allMatch(ids -> ids.stream().distinct().count() == count);
    }

    @Test
    void sharesEndpointsWithoutLossOrDuplicates() throws Exception {
        WebhookService first = start();
        awaitAllStarted();
        add(0, 50);
        WebhookService second = start();
        add(50, 100);
        KafkaFixture.until(() -> haveAll(100));
        first.close();
        add(100, 150);
        KafkaFixture.until(() -> haveAll(150));
        second.close();

        start();
        add(150, 160);
        KafkaFixture.until(() -> haveAll(160));
        received.forEach((path, ids) -> assertThat(ids).as(path).hasSize(160).doesNotHaveDuplicates());
    }

    @Test
    void continuesAfterAnotherOwnerOfAPartitionThatCannotSetItsStateBack() throws Exception {
        start();
        awaitAllStarted();
        add(0, 50);
        KafkaFixture.until(() -> haveAll(50));
        int partition = Partitions.of("p0", PARTITIONS);
        try (FencedWriter other = new FencedWriter(kafka, group, topic, partition)) {
            add(50, 100);
            KafkaFixture.until(() -> haveAll(100));
            KafkaFixture.until(() -> isFenced(other));
        }
        add(100, 110);
        KafkaFixture.until(() -> haveAll(110));
    }

    /** Once the service has its partition again. */
    private static boolean isFenced(FencedWriter writer) {
        try {
            writer.write(new byte[] {'x'}, new byte[] {'{', '}'});
            return false;
        } catch (KafkaException fenced) {
            return true;
        }
    }

    @Test
    void aPreviousOwnerCannotWrite() {
        try (FencedWriter first = new FencedWriter(kafka, group, topic, 0);
                FencedWriter second = new FencedWriter(kafka, group, topic, 0)) {
            second.write(new byte[] {'k'}, new byte[] {'1'});
            assertThatThrownBy(() -> first.write(new byte[] {'k'}, new byte[] {'0'}))
                    .isInstanceOf(KafkaException.class);
        }
    }

    private void add(int from, int to) {
        for (int id = from; id < to; id++) {
            changes.add(id + 1, 1, ChangeType.PUBLISHED);
        }
    }
}
