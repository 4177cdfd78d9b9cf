package io.wireroom.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.CommittedLog;
import io.wireroom.Partners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Of two pipelines and two endpoints one each is replaced, as a rollout does it, while articles come in and partners read. It takes more than a
 * minute: {@code -Dreplacement=true}. {@code -Dcontainers.full=true} replaces all of them, five times, under 25 times the load.
 */
@EnabledIf(value = "isWanted", disabledReason = "takes more than a minute: -Dreplacement=true")
class ReplacementIT {
    private static final boolean FULL = Boolean.getBoolean("containers.full");

    static boolean isWanted() {
        return FULL || Boolean.getBoolean("replacement");
    }

    private static final int ROUNDS = FULL ? 5 : 1;
    private static final int REPLACED = FULL ? 2 : 1;
    private static final int DOCUMENTS_PER_SECOND = FULL ? 500 : 20;
    private static final int ARTICLES = 1_000;
    private static final long FIRST_ID = 1_000_000;
    private static final Duration GRACE = Duration.ofSeconds(35);

    private final Balancer balancer = new Balancer();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicInteger documents = new AtomicInteger();

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void rollingReplacementLosesAndRepeatsNothing() throws Exception {
        try (Network network = Network.newNetwork();
                KafkaContainer kafka = Engine.kafka(network);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Function<String, Wireroom> starting = role -> started(network, role);
            List<Wireroom> pipelines = new ArrayList<>(List.of(starting.apply("pipeline"), starting.apply("pipeline")));
            List<Wireroom> endpoints = new ArrayList<>(List.of(starting.apply("endpoint"), starting.apply("endpoint")));
            try (balancer) {
                endpoints.forEach(endpoint -> balancer.add(endpoint.ownUrl()));
                var _ = threads.submit(balancer);
                assumeReachable(endpoints);
                Partners partners = new Partners(balancer::ready);
                List<Future<?>> producing = List.of(
                        threads.submit(partners::publish), threads.submit(() -> feed(kafka.getBootstrapServers())));
                List<Future<?>> reading = begin(partners, threads);
                partners.awaitTold(50);

                for (int round = 0; round < ROUNDS; round++) {
                    for (int i = 0; i < REPLACED; i++) {
                        replace(pipelines, i, starting);
                        replace(endpoints, i, starting);
                    }
                }

                partners.awaitTold(partners.told() + 50);
                stopping.set(true);
                partners.stopPublishing();
                awaitAll(producing);
                partners.awaitSeen(truth(kafka.getBootstrapServers(), partners.published()));
                partners.stop();
                awaitAll(reading);
                System.out.printf("%d documents by Kafka; %s%n", documents.get(), partners);
                assertThat(partners.failures()).isEmpty();
                assertThat(partners.missed()).isEmpty();
            } finally {
                pipelines.forEach(Wireroom::close);
                endpoints.forEach(Wireroom::close);
            }
        }
    }

    private static void awaitAll(List<Future<?>> running) throws Exception {
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    private static Wireroom started(Network network, String role) {
        Wireroom process = new Wireroom()
                .withNetwork(network)
                .withEnv("KAFKA_BOOTSTRAP_SERVERS", "kafka:19092")
                .withEnv("WIREROOM_TOPICS_CREATE", "true")
                .withEnv("WIREROOM_TOPICS_REPLICATION", "1")
                .withEnv("WIREROOM_ROLES", role);
        if (!FULL) {
            // Most of a small machine's time would go into compiling nine processes that end soon.
            process.withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        }
        process.start();
        return process;
    }

    private void assumeReachable(List<Wireroom> endpoints) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(2));
        assumeTrue(
                balancer.ready().size() == endpoints.size(),
                "skipped: this machine does not reach containers by their own addresses");
    }

    private static List<Future<?>> begin(Partners partners, ExecutorService threads) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < (FULL ? 2 : 1); i++) {
            running.add(threads.submit(partners::poll));
            running.add(threads.submit(partners::wait30));
            running.add(threads.submit(partners::listen));
        }
        return running;
    }

    /** The old one is told to go, and gone before the new one comes: with fewer processes than that, nothing could stay up. */
    private void replace(List<Wireroom> processes, int index, Function<String, Wireroom> starting)
            throws InterruptedException {
        Wireroom leaving = processes.get(index);
        String role = leaving.getEnvMap().get("WIREROOM_ROLES");
        String url = leaving.ownUrl();
        leaving.terminate();
        assertThat(leaving.awaitEnd(GRACE))
                .as("%s ends in an orderly way", role)
                .isIn(0L, 143L);
        assertThat(leaving.getLogs()).doesNotContain("ERROR");
        balancer.remove(url);
        leaving.close();
        Wireroom coming = starting.apply(role);
        processes.set(index, coming);
        if (role.equals("endpoint")) {
            balancer.add(coming.ownUrl());
            balancer.awaitReady(coming.ownUrl());
        }
    }

    /** Articles and corrections of them, until it is told to stop. */
    private void feed(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; !stopping.get(); i++) {
                long id = FIRST_ID + i % ARTICLES;
                String document =
                        "+++\ntitle = \"Text %d\"\nsource = \"Harbor\"\narticle_id = %d\n+++\nSix.".formatted(i, id);
                var _ = producer.send(new ProducerRecord<>(
                        "articles.ingest", Long.toString(id).getBytes(UTF_8), document.getBytes(UTF_8)));
                documents.incrementAndGet();
                long due = start + i * 1_000_000_000L / DOCUMENTS_PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The last revision of each article on the topic, once nothing more comes: each was written once, in order, and there are as many as
     * there were documents for it.
     */
    private Map<Long, Long> truth(String kafka, int handedIn) throws InterruptedException {
        Map<Long, Long> last = new HashMap<>();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (corrections(last) < documents.get() || last.size() < handedIn + Math.min(ARTICLES, documents.get())) {
            assertThat(System.nanoTime())
                    .as("%d of %s documents came through", corrections(last), documents)
                    .isLessThan(end);
            Thread.sleep(500);
            last.clear();
            for (ConsumerRecord<byte[], byte[]> event :
                    CommittedLog.read(Map.of("bootstrap.servers", kafka), "articles.normalized")) {
                String[] id = new String(event.headers().lastHeader("ce_id").value(), UTF_8).split(":", -1);
                Long before = last.put(Long.valueOf(id[0]), Long.valueOf(id[1]));
                assertThat(Long.parseLong(id[1]))
                        .as("revision of %s", id[0])
                        .isEqualTo(before == null ? 1 : before + 1);
            }
        }
        assertThat(corrections(last)).as("revisions of what came by Kafka").isEqualTo(documents.get());
        return last;
    }

    private static long corrections(Map<Long, Long> revisions) {
        return revisions.entrySet().stream()
                .filter(article -> article.getKey() >= FIRST_ID)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
