package io.wireroom.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistorySettings;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ledger.Ledger;
import io.wireroom.normalize.ArticleNormalizer;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.parse.DocumentParser;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.console.Activities;
import io.wireroom.rest.console.Activity;
import io.wireroom.rest.query.HistoryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
@Timeout(60)
class HistoryServiceIT {
    private static final HistorySettings SETTINGS = new HistorySettings(Duration.ofDays(30), 1_000);

    @TempDir
    private Path folder;

    private final KafkaBroker.Running kafka;
    private final Activity activity = Activities.create();

    HistoryServiceIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void nothingRunsAfterAnIndexThatIsBeingOpenedWasClosed() throws Exception {
        TopicNames names = KafkaFixture.unusedNames(kafka);
        try (Topics topics = new Topics(KafkaFixture.settings(kafka), names)) {
            topics.create(1, null);
            HistoryService service = service(topics, names);
            Thread closing = Thread.ofPlatform().unstarted(service::close);
            synchronized (activity) { // opening waits for it
                service.start();
                KafkaFixture.until(() -> Files.exists(folder.resolve("write.lock")));
                closing.start();
                KafkaFixture.until(() ->
                        closing.getState() == Thread.State.BLOCKED || closing.getState() == Thread.State.TERMINATED);
            }
            closing.join();

            synchronized (service) { // opening has ended
                try (HistoryIndex index = HistoryIndex.open(folder, Map.of(), SETTINGS)) {
                    assertThat(index.size()).isZero();
                }
            }
        }
    }

    private HistoryService service(Topics topics, TopicNames names) {
        DocumentPipeline pipeline = new DocumentPipeline(
                new DocumentParser(1 << 20),
                new ArticleNormalizer(new SourceRegistry(List.of())),
                new Ledger((_, _) -> {
                    throw new AssertionError("decided");
                }));
        return new HistoryService(
                folder,
                SETTINGS,
                KafkaFixture.settings(kafka),
                topics,
                names,
                new HistoryDecoder(pipeline),
                new HistoryAccess(),
                activity);
    }
}
