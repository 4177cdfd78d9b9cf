package io.wireroom.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistorySearch;
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
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.HistoryAccess;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
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

    @Test
    void anIndexThatCantBeReadIsFilledAgain() throws Exception {
        TopicNames names = KafkaFixture.unusedNames(kafka);
        HistoryAccess access = new HistoryAccess();
        try (Topics topics = new Topics(KafkaFixture.settings(kafka), names)) {
            topics.create(1, null);
            try (HistoryService service = service(topics, names, access)) {
                service.start();
                KafkaFixture.until(service::isCaughtUp);
                Path left = Files.writeString(folder.resolve("_left.fdt"), "of the damaged index");

                assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> access.query(_ -> {
                            throw new UncheckedIOException(new CorruptIndexException("damaged", "a file"));
                        }))
                        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));

                KafkaFixture.until(() -> !Files.exists(left) && service.isCaughtUp() && service.isConnected());
                assertThat(access.query(HistorySearch::countHeld)).isZero();
            }
        }
    }

    private HistoryService service(Topics topics, TopicNames names) {
        return service(topics, names, new HistoryAccess());
    }

    private HistoryService service(Topics topics, TopicNames names, HistoryAccess access) {
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
                access,
                activity);
    }
}
