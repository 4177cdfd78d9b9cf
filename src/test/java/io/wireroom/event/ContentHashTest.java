package io.wireroom.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wireroom.article.Article;
import io.wireroom.article.EncodedArticle;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final ObjectMapper CONSUMER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void isTheHashOfTheEventWithoutTheExcludedKeys() throws Exception {
        RandomEditions editions = new RandomEditions(11);
        for (int i = 0; i < 1_000; i++) {
            Article article = editions.article();
            ObjectNode json = (ObjectNode) CONSUMER.readTree(ArticleJson.write(article));

            json.remove(List.of("revision", "updated", "content_hash", "formerly"));

            assertThat(sha256(CONSUMER.writeValueAsBytes(json))).isEqualTo(article.contentHash());
        }
    }

    @Test
    void encodesTheSameEventAsTheWriter() {
        RandomEditions editions = new RandomEditions(13);
        for (int i = 0; i < 1_000; i++) {
            EncodedArticle encoded = ContentHash.encode(editions.article().withContentHash("sha256:other"));

            assertThat(new String(encoded.json(), UTF_8))
                    .isEqualTo(new String(ArticleJson.write(encoded.article()), UTF_8));
        }
    }

    @Test
    void isTheSameForUnchangedContent() {
        Article article = new RandomEditions(12).article();

        assertThat(ContentHash.of(article.updatedAt(Instant.EPOCH))).isEqualTo(article.contentHash());
        assertThat(ContentHash.of(article.withContentHash("sha256:other"))).isEqualTo(article.contentHash());
    }

    @Test
    void differsForChangedContent() {
        Article article = new RandomEditions(12).article();

        assertThat(ContentHash.of(article.withCanonicalUrl("https://other.example/")))
                .isNotEqualTo(article.contentHash());
    }

    @Test
    void excludesTheKeysOfTheSchema() throws Exception {
        String schema = new String(
                ArticleSchemaTest.class
                        .getResourceAsStream("/io/wireroom/schemas/article.json")
                        .readAllBytes(),
                UTF_8);

        Matcher named = Pattern.compile("SHA-256 of this object as serialized here, without ([^\"]*)\\.")
                .matcher(schema);

        assertThat(named.find()).isTrue();
        assertThat(named.group(1)).isEqualTo("revision, updated, content_hash and formerly");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
