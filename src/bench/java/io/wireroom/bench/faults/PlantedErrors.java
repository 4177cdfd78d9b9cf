package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.CommittedLog;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.bench.process.Node;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes an error of each kind on the cluster's topics, as a pipeline with a defect would, and checks that {@link Comparison} and {@link
 * Watch} find it. The topics are wrong afterwards.
 */
final class PlantedErrors {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FaultCluster cluster;
    private final Comparison comparison;
    private final Map<String, Object> settings;
    private final List<String> found = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    PlantedErrors(FaultCluster cluster, Comparison comparison) {
        this.cluster = cluster;
        this.comparison = comparison;
        this.settings = Map.of("bootstrap.servers", cluster.bootstrap);
    }

    /** @return the outcome as a sentence; it begins with {@code FAILED} if an error was not found */
    String run() throws Exception {
        lostDocument();
        differs("a doubled journal entry", last("articles.journal"), "journal: ");
        differs("a doubled rejection", last("articles.rejected"), "articles.rejected: ");
        differs("a held draft that is gone", tombstone("articles.held"), "articles.held differs");
        differs("an article that is gone from a route", tombstone("news.sea"), "the route's topic differs");
        differs("a doubled event", visible(), "articles.normalized: ");
        differs("another content on the endpoints", changed(), "the snapshot of endpoint-1 differs");
        earlyArticle();
        articleAfterItsWithdrawal();
        return (missed.isEmpty() ? "ok" : "FAILED") + ", planted and found " + found + ", not found " + missed;
    }

    private void report(String error, boolean isFound) {
        (isFound ? found : missed).add(error);
    }

    /** A document that no pipeline reads. */
    private void lostDocument() throws Exception {
        for (Node pipeline : cluster.pipelines) {
            pipeline.terminate();
        }
        send(record("articles.ingest", last("articles.ingest"), "no document".getBytes(UTF_8)));
        Comparison.Result result = comparison.everything();
        report("a lost document", result.lost() == 2 && mentions(result, "journal: ", "articles.rejected: "));
        for (Node pipeline : cluster.pipelines) {
            pipeline.start();
        }
        cluster.awaitReady();
        await(() -> {
            try {
                return comparison.everything().differences().isEmpty();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void differs(String error, ConsumerRecord<byte[], byte[]> planted, String difference) throws Exception {
        differs(error, record(planted.topic(), planted, planted.value()), difference);
    }

    private void differs(String error, ProducerRecord<byte[], byte @Nullable []> planted, String difference)
            throws Exception {
        boolean isNew = !mentions(comparison.everything(), difference);
        send(planted);
        report(
                error,
                isNew
                        && await(() -> {
                            try {
                                return mentions(comparison.everything(), difference);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }

    private void earlyArticle() throws Exception {
        ConsumerRecord<byte[], byte[]> event = visible();
        Article article = article(event);
        long id = 999_999_999;
        String json = new String(ArticleJson.write(article), UTF_8)
                .replace("\"article_id\":" + article.id(), "\"article_id\":" + id);
        try (Watch watch = new Watch(cluster, Map.of(id, Instant.now().plusSeconds(600)), List.of(), 1)) {
            send(record("articles.normalized", event, json.getBytes(UTF_8)));
            report("an early article", await(() -> !watch.early.isEmpty()));
        }
    }

    private void articleAfterItsWithdrawal() throws Exception {
        Map<Long, ConsumerRecord<byte[], byte[]>> published = new TreeMap<>();
        Map<Long, Edition> latest = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : CommittedLog.read(settings, "articles.normalized")) {
            Edition edition = ArticleJsonReader.read(record.value());
            latest.put(edition.id().value(), edition);
            if (edition instanceof Article) {
                published.put(edition.id().value(), record);
            }
        }
        long id = latest.values().stream()
                .filter(edition -> !(edition instanceof Article))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        ConsumerRecord<byte[], byte[]> event = published.get(id);
        byte[] json = ArticleJson.write(article(event).asRevision(latest.get(id).revision() + 1));
        try (Watch watch = new Watch(cluster, Map.of(), List.of(id), 1)) {
            Thread.sleep(3_000); // until it was seen as withdrawn
            send(record("articles.normalized", event, json));
            report("an article after its withdrawal", await(() -> !watch.afterWithdrawal.isEmpty()));
        }
    }

    /** An event with another title than the document's. */
    private ProducerRecord<byte[], byte @Nullable []> changed() throws MalformedEditionException {
        ConsumerRecord<byte[], byte[]> event = visible();
        Article article = article(event);
        String json = new String(ArticleJson.write(article.asRevision(article.revision() + 1)), UTF_8)
                .replace(article.contentHash(), "sha256:" + "0".repeat(64));
        return record("articles.normalized", event, json.getBytes(UTF_8));
    }

    private static Article article(ConsumerRecord<byte[], byte[]> event) throws MalformedEditionException {
        return (Article) ArticleJsonReader.read(event.value());
    }

    private ConsumerRecord<byte[], byte[]> last(String topic) {
        return CommittedLog.read(settings, topic).stream()
                .filter(record -> record.value() != null)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** The latest event of an article that is visible. */
    private ConsumerRecord<byte[], byte[]> visible() {
        return latest("articles.normalized").values().stream()
                .filter(record -> !new String(record.value(), UTF_8).contains("\"status\":\"withdrawn\""))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> latest(String topic) {
        Map<String, ConsumerRecord<byte[], byte[]>> latest = new TreeMap<>();
        CommittedLog.read(settings, topic).forEach(record -> latest.put(new String(record.key(), UTF_8), record));
        return latest;
    }

    private ProducerRecord<byte[], byte @Nullable []> tombstone(String topic) {
        return latest(topic).values().stream()
                .filter(record -> record.value() != null)
                .map(record -> record(topic, record, null))
                .findFirst()
                .orElseThrow();
    }

    private static ProducerRecord<byte[], byte @Nullable []> record(
            String topic, ConsumerRecord<byte[], byte[]> like, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, like.partition(), null, like.key(), value, like.headers());
    }

    private void send(ProducerRecord<byte[], byte @Nullable []> record) throws Exception {
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static boolean mentions(Comparison.Result result, String... differences) {
        return List.of(differences).stream()
                .allMatch(each -> result.differences().stream().anyMatch(difference -> difference.startsWith(each)));
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            Thread.sleep(500);
        }
        return true;
    }
}
