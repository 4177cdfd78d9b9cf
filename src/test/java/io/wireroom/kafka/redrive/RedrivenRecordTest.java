package io.wireroom.kafka.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RedrivenRecordTest {
    private static final RedrivenRecord.Options OPTIONS = new RedrivenRecord.Options("ann", false);

    private final ConsumerRecord<byte[], byte[]> rejected =
            new ConsumerRecord<>("rejected", 0, 7, "other".getBytes(UTF_8), "bad".getBytes(UTF_8));

    @Test
    void keepsTheKeyOfAnUnchangedDocument() {
        assertThat(RedrivenRecord.of(rejected, "ingest", OPTIONS).key())
                .asString(UTF_8)
                .isEqualTo("other");
    }

    /** A withdrawal over HTTP that follows must not overtake it. */
    @Test
    void keysACorrectedDocumentByItsArticle() {
        var corrected = RedrivenRecord.corrected(
                rejected, new ArticleId(42), "good".getBytes(UTF_8), "text/markdown", "ingest", OPTIONS);

        assertThat(corrected.key()).asString(UTF_8).isEqualTo("42");
        assertThat(corrected.value()).asString(UTF_8).isEqualTo("good");
    }
}
