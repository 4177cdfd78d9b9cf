package io.wireroom.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleSchemaTest {
    @Test
    void acceptsEveryEdition() {
        RandomEditions editions = new RandomEditions(21);
        for (int i = 0; i < 1_000; i++) {
            assertThat(EventSchema.problems(ArticleJson.write(editions.next()))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "article_id, 0",
        "article_id, 9007199254740992",
        "revision, 0",
        "status, '\"held\"'",
        "date, '\"2026-03-01T10:00:00+01:00\"'",
        "date, '\"yesterday\"'",
        "source_key, '\"a b\"'",
        "url, '\"/news/1-ships\"'",
        "canonical_url, '\"news\"'",
        "content_hash, '\"sha256:0\"'",
        "word_count, -1",
        "title, null",
    })
    void rejectsInvalidEvents(String key, String value) {
        String json = new String(ArticleJson.write(new RandomEditions(3).article()), UTF_8);
        String broken = json.replaceFirst("\"" + key + "\":(\"[^\"]*\"|[0-9]+)", "\"" + key + "\":" + value);

        assertThat(broken).isNotEqualTo(json);
        assertThat(EventSchema.problems(broken.getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    void rejectsAWithdrawalWithContent() {
        String json = new String(ArticleJson.write(new RandomEditions(3).article()), UTF_8);

        assertThat(EventSchema.problems(
                        json.replace("\"published\"", "\"withdrawn\"").getBytes(UTF_8)))
                .isNotEmpty();
    }
}
