package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.CommittedLog;
import io.wireroom.PackagedWireroom;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.pipeline.CorpusFiles;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RouteTable.Target;
import io.wireroom.route.RoutesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real articles on twenty routes, whose rules change while they come, in a service that is killed in between: each topic, folded by
 * key, is what its rule makes of the normalized topic. {@code -Droutes.full=true} kills the service twice, and not once.
 */
class RoutesIT {
    private static final boolean FULL = Boolean.getBoolean("routes.full");
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String[] FORMATS = {"article", "ninjs", "hugo"};
    private static final List<String> WORDS =
            List.of("company", "market", "health", "energy", "technology", "gold", "patients", "clinical trial");

    @TempDir
    private Path folder;

    @Test
    void everyTopicContainsTheMatchingArticles() throws Exception {
        List<CorpusFile> files = CorpusFiles.all();
        Path rules = folder.resolve("routes.yaml");
        Files.writeString(rules, rules(0));
        try (PackagedWireroom service = new PackagedWireroom(folder.resolve("service"))
                .with("wireroom.routes.file", rules.toString())
                .with("wireroom.routes.poll", "200ms")
                .start()) {
            service.awaitReady();
            try (KafkaProducer<byte[], byte[]> producer = producer(service)) {
                send(producer, files, 0, files.size() / 2);
                if (FULL) {
                    Thread.sleep(500);
                    service.kill();
                    service.start();
                }
                send(service, files, files.size() / 2, files.size());
                awaitTable(service, rules(0));

                Files.writeString(rules, rules(1));
                awaitMetric(service, "wireroom_routes 21.0");
                change(producer, files);
                Thread.sleep(500);
                service.kill();
                service.start().awaitReady();
            }
            assertThat(backfill(service)).contains("Kafka did not accept 0.");
            awaitTable(service, rules(1));

            long before = records(service);
            assertThat(backfill(service)).contains("Kafka did not accept 0.");
            Thread.sleep(3000);
            assertThat(records(service)).isEqualTo(before);
        }
    }

    /** @param round 0 before the change and 1 after it */
    private static String rules(int round) {
        StringBuilder yaml = new StringBuilder("routes:\n");
        for (int i = round * 2; i < 20 + round * 3; i++) {
            String rule = switch (i % 4) {
                case 0 -> "when: {text: ['" + WORDS.get((i / 4 + round) % WORDS.size()) + "']}";
                case 1 -> "where: article.article_id % " + (i + 2 + round) + " < 2";
                case 2 -> "where: article.word_count > " + 100 * i + " && article.title.size() < 90";
                default ->
                    "when: {languages: [en], text: [the]}\n    where: article.title.matches('[a-"
                            + (char) ('c' + i - round) + "]$')";
            };
            String topic = i == 7 ? "moved." + round : "route." + i;
            yaml.append("  - name: r%d%n    topic: %s%n    format: %s%n    %s%n"
                    .formatted(i, topic, FORMATS[(i + (i == 5 ? round : 0)) % 3], rule));
        }
        return yaml.toString();
    }

    private static RouteTable table(String yaml) {
        return switch (RoutesFile.read(yaml, Set.of(), "wireroom-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table;
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static KafkaProducer<byte[], byte[]> producer(PackagedWireroom service) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", service.bootstrapServers(), "reconnect.backoff.max.ms", 200),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(PackagedWireroom service, List<CorpusFile> files, int from, int to) throws Exception {
        service.awaitReady();
        try (KafkaProducer<byte[], byte[]> producer = producer(service)) {
            send(producer, files, from, to);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<CorpusFile> files, int from, int to)
            throws Exception {
        for (CorpusFile file : files.subList(from, to)) {
            put(producer, null, file.bytes());
        }
        producer.flush();
    }

    /** Corrects some, withdraws some, and puts some back. */
    private static void change(KafkaProducer<byte[], byte[]> producer, List<CorpusFile> files) throws Exception {
        for (int i = 0; i < files.size(); i++) {
            CorpusFile file = files.get(i);
            String id = file.name().replaceFirst("-.*", "");
            if (i % 3 == 0) {
                put(
                        producer,
                        null,
                        file.text()
                                .replaceFirst("\ntitle = \"", "\ntitle = \"Energy: ")
                                .getBytes(UTF_8));
            }
            if (i % 7 == 0) {
                put(producer, id, null);
            }
            if (i % 14 == 0) {
                put(
                        producer,
                        null,
                        file.text()
                                .replaceFirst("\ntitle", "\nstatus = \"published\"\ntitle")
                                .getBytes(UTF_8));
            }
        }
        producer.flush();
    }

    private static void put(KafkaProducer<byte[], byte[]> producer, @Nullable String key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>("articles.ingest", key == null ? null : key.getBytes(UTF_8), value));
    }

    private static void awaitTable(PackagedWireroom service, String yaml) throws Exception {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        RouteTable table = table(yaml);
        while (!lagIsOver(service) || !difference(service, table).isEmpty()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(difference(service, table) + "\n" + service.logged());
            }
            Thread.sleep(500);
        }
        System.out.printf("%d articles; on routes: %s%n", feed(service).size(), sizes(service));
    }

    private static boolean lagIsOver(PackagedWireroom service) throws Exception {
        return service.get("/q/metrics").body().contains("\nwireroom_pipeline_lag 0.0");
    }

    private static void awaitMetric(PackagedWireroom service, String line) throws Exception {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        while (!service.get("/q/metrics").body().contains("\n" + line + "\n")) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.sleep(100);
        }
    }

    /** Names of topics that are not what they should be. */
    private static Set<String> difference(PackagedWireroom service, RouteTable table) throws Exception {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (Edition edition : feed(service).values()) {
            if (edition instanceof Article article) {
                for (Target target : table.select(article).targets().values()) {
                    expected.computeIfAbsent(target.topic(), topic -> new TreeMap<>())
                            .put(
                                    article.id().toString(),
                                    new String(target.format().write(article), UTF_8));
                }
            }
        }
        Map<String, Map<String, String>> found = routed(service);
        Set<String> topics = new TreeSet<>(found.keySet());
        topics.addAll(expected.keySet());
        topics.removeIf(topic -> expected.getOrDefault(topic, Map.of()).equals(found.getOrDefault(topic, Map.of())));
        return topics;
    }

    private static Map<String, Edition> feed(PackagedWireroom service) throws Exception {
        Map<String, Edition> feed = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                CommittedLog.read(Map.of("bootstrap.servers", service.bootstrapServers()), "articles.normalized")) {
            feed.put(new String(record.key(), UTF_8), ArticleJsonReader.read(record.value()));
        }
        return feed;
    }

    private static Map<String, Map<String, String>> routed(PackagedWireroom service) {
        Map<String, Map<String, String>> routed = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(service)) {
            Map<String, String> folded = routed.computeIfAbsent(record.topic(), topic -> new TreeMap<>());
            String key = new String(record.key(), UTF_8);
            if (record.value() == null) {
                folded.remove(key);
            } else {
                folded.put(key, new String(record.value(), UTF_8));
            }
        }
        return routed;
    }

    private static long records(PackagedWireroom service) {
        return read(service).size();
    }

    private static List<Integer> sizes(PackagedWireroom service) {
        return routed(service).values().stream().map(Map::size).toList();
    }

    private static Set<String> topics() {
        Set<String> topics = new TreeSet<>(table(rules(0)).topics());
        topics.addAll(table(rules(1)).topics());
        return topics;
    }

    /** All that is on the routes' topics; topics that do not exist yet are empty. */
    private static List<ConsumerRecord<byte[], byte[]>> read(PackagedWireroom service) {
        Map<String, Object> client = Map.of("bootstrap.servers", service.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            Set<String> topics = topics();
            topics.retainAll(admin.listTopics().names().get());
            return CommittedLog.read(client, topics);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String backfill(PackagedWireroom service) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(PackagedWireroom.ONE_COMPILER, "-jar"));
        command.add(System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar"));
        command.add("route-backfill");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", service.bootstrapServers());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
