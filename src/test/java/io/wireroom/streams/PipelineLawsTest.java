package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.EventSchema;
import io.wireroom.event.MalformedEditionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineLawsTest {
    private static final int DOCUMENTS = 2_000;

    @Test
    void everyDocumentHasOneOutcomeAndRevisionsHaveNoGaps() throws MalformedEditionException {
        Random random = new Random(5);
        try (Line line = new Line()) {
            for (int i = 0; i < DOCUMENTS; i++) {
                line.send(random.nextBoolean() ? null : "" + random.nextInt(30), random(random));
                if (random.nextInt(50) == 0) {
                    line.advance(Duration.ofHours(random.nextInt(24)));
                }
            }
            line.advance(Duration.ofDays(365));

            int events = 0;
            Map<Long, Edition> last = new HashMap<>();
            for (TestRecord<byte[], byte[]> event : line.normalized.readRecordsToList()) {
                assertThat(EventSchema.problems(event.value())).isEmpty();
                Edition edition = ArticleJsonReader.read(event.value());
                Edition before = last.put(edition.id().value(), edition);
                assertThat(edition.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
                assertThat(edition.path()).isEqualTo(before == null ? edition.path() : before.path());
                events++;
            }
            assertThat(line.tally.all()).isEqualTo(DOCUMENTS);
            assertThat(events).isEqualTo(line.tally.told() + line.tally.releasedCount());
            assertThat(line.rejected.getQueueSize()).isEqualTo(line.tally.rejected());
            assertThat(line.tally.rejected()).isBetween(1, DOCUMENTS - 1);
            assertThat(line.tally.releasedCount()).isPositive();
        }
    }

    private static byte @Nullable [] random(Random random) {
        long id = random.nextInt(30) + 1L;
        String title = "Title " + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> Feed.document(id, title, "draft = true");
            case 2 -> Feed.document(id, title, "status = \"withdrawn\"");
            case 3, 4 -> Feed.document(id, title, "status = \"published\"");
            case 5, 6 -> Feed.dated(id, title, "2026-03-%02dT00:00:00Z".formatted(1 + random.nextInt(30)));
            case 7 -> Feed.undated(id, title);
            case 8 -> noise(random);
            case 9 -> damaged(random, Feed.document(id, title));
            default -> Feed.document(id, title);
        };
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(Random random, byte[] document) {
        String text = new String(document, UTF_8);
        int at = random.nextInt(text.length());
        return (text.substring(0, at) + "\"\uFFFD" + text.substring(at)).getBytes(UTF_8);
    }
}
