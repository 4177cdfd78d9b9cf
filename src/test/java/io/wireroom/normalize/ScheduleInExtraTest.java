package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Availability;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Embargoes and drafts that a document has under {@code extra}. */
class ScheduleInExtraTest {
    private static final Instant Y2030 = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant Y2020 = Instant.parse("2020-12-04T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"date", "Date", "published", "publishDate", "published_at"})
    void anEmbargoInExtraCounts(String key) {
        NormalArticle article = Documents.complete()
                .with("date", "2020-12-04T10:00:00Z")
                .with("extra", new Value.Table(Map.of(key, Documents.value("2030-01-01T00:00:00Z"))))
                .article();

        assertThat(article.date()).isEqualTo(Y2020);
        assertThat(article.availability()).isEqualTo(new Availability(false, Y2030, null));
    }

    @ParameterizedTest
    @CsvSource({"draft, true", "Draft, true", "published, false"})
    void aDraftInExtraCounts(String key, boolean value) {
        NormalArticle article = Documents.complete()
                .with("extra", new Value.Table(Map.of(key, Documents.value(value))))
                .article();

        assertThat(article.availability().draft()).isTrue();
    }
}
