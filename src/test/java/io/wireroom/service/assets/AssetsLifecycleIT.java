package io.wireroom.service.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.FoundImages;
import io.wireroom.assets.GeneratedImage;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.assets.Newsroom;
import io.wireroom.assets.S3AssetStore;
import io.wireroom.assets.S3Server;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.config.WireroomConfig.AssetsStore;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.CloudEvent;
import io.wireroom.image.QrCodes;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.AssetMeters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bucket is filled while it goes away in two ways and comes back, and while those who fill it are replaced. {@code
 * -Dassets.articles=5000} for more than a few articles.
 */
@ExtendWith(KafkaBroker.class)
@Timeout(600)
class AssetsLifecycleIT {
    private static final int ARTICLES = Integer.getInteger("assets.articles", 400);
    private static final Pattern DRAFT = Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    private static final int PICTURED = 10;
    private static final int WITHDRAWN = 25;

    @TempDir
    private Path folder;

    private final KafkaBroker.Running kafka;
    private final KafkaSettings settings;
    private final String topic;
    private final GeneratedImages drawings = new GeneratedImages(QrCodes.DEFAULT);
    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final AssetMeters meters = new AssetMeters(figures);

    AssetsLifecycleIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.settings = new KafkaSettings(kafka.bootstrapServers(), Map.of());
        this.topic = kafka.topic("normalized", 4);
    }

    private record Settings(String group) implements AssetsStore {
        @Override
        public Kind kind() {
            return Kind.S3;
        }

        @Override
        public int parallel() {
            return 8;
        }

        @Override
        public Folder folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public S3 s3() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void fillsTheStoreAfterAnOutageOfTheBucket() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int id = 1; id <= ARTICLES; id++) {
            // Most have a picture of their own: a card takes a hundred times as long to draw as a code.
            String image = id % PICTURED == 0 ? null : "https://elsewhere.example/" + id + ".jpg";
            articles.add(Newsroom.article(id, "Article " + id, Newsroom.DATE.plusSeconds(id * 600L), image));
        }
        List<Article> withdrawn = articles.stream()
                .filter(article -> article.id().value() % WITHDRAWN == 0)
                .toList();
        AssetsStore group = new Settings(kafka.unusedName("assets"));
        try (S3Server server = new S3Server(folder);
                Topics topics = new Topics(settings, TopicNames.DEFAULT)) {
            AssetsLifecycle first = service(group, server, topics);
            first.start();
            send(articles.subList(0, ARTICLES / 2));
            until(() -> objects() > ARTICLES / 4);

            server.stopServer();
            until(() -> failed() > 3 && lag() > 0);
            first.close();
            AssetsLifecycle second = service(group, server, topics);
            second.start();
            send(articles.subList(ARTICLES / 2, ARTICLES));
            double before = failed();
            until(() -> failed() > before + 3);
            server.restartServer();
            until(() -> objects() > ARTICLES);

            Path bucket = folder.resolve(S3Server.BUCKET);
            Path elsewhere = folder.resolve("elsewhere");
            Files.move(bucket, elsewhere);
            send(withdrawn.stream().map(Newsroom::withdrawal).toList());
            double then = failed();
            until(() -> failed() > then + 3);
            Files.move(elsewhere, bucket);
            until(() -> lag() == 0);
            second.close();

            verify(articles, withdrawn, server);
        }
    }

    private void verify(List<Article> articles, List<Article> withdrawn, S3Server server) throws Exception {
        List<String> wrong = new ArrayList<>();
        long expected = 0;
        try (S3AssetStore store = new S3AssetStore(server.settings("news/"))) {
            for (Article article : articles) {
                boolean gone = withdrawn.contains(article);
                List<GeneratedImage> named = drawings.referencedBy(article);
                for (GeneratedImage drawing : named) {
                    Optional<String> origin = store.metadata(drawing.path()).map(AssetMetadata::origin);
                    if (!origin.equals(gone ? Optional.empty() : Optional.of(drawing.origin()))) {
                        wrong.add(drawing.path() + ": " + origin);
                    }
                }
                expected += gone ? 0 : named.size() + 1;
            }
        }
        assertThat(figures.counter("wireroom.assets.passed.over").count()).isZero();
        assertThat(wrong).isEmpty();
        assertThat(objects()).isEqualTo(expected);
    }

    private AssetsLifecycle service(AssetsStore group, S3Server server, Topics topics) {
        S3AssetStore store = new S3AssetStore(server.settings("news/"));
        return new AssetsLifecycle(group, settings, topic, topics, store, drawings, FoundImages.NONE, meters);
    }

    private void send(List<? extends Edition> editions) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            for (Edition edition : editions) {
                ChangeType type = edition instanceof Article ? ChangeType.PUBLISHED : ChangeType.WITHDRAWN;
                var record = new ProducerRecord<>(
                        topic, edition.id().toString().getBytes(UTF_8), ArticleJson.write(edition));
                CloudEvent.headers(type, edition, "https://news.example", "https://news.example/schema")
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                var _ = producer.send(record);
            }
        }
    }

    /** But for what S3Proxy had just begun to write when its folder was taken away. */
    private long objects() {
        try (Stream<Path> files = Files.walk(folder.resolve(S3Server.BUCKET))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !DRAFT.matcher(file.toString()).find())
                    .count();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return 0;
        }
    }

    private double failed() {
        return figures.counter("wireroom.assets.failed").count();
    }

    private double lag() {
        return figures.get("wireroom.assets.lag").gauge().value();
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            Thread.sleep(50);
        }
    }
}
