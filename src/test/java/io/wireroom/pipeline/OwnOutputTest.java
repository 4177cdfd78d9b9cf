package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.event.ArticleJson;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.CorpusFiles.CorpusFile;
import io.wireroom.render.HugoDocument;
import io.wireroom.render.Ninjs;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Wireroom writes, posted back. */
class OwnOutputTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EXTRAS = """
        tweet_id = 1234567890123456789
        big = 123456789012345678901234567890
        huge = 1e400
        rate = 1.10
        small = 0.1234567890123456789012
        when = 2026-01-01T00:00:00+19:00
        none = nan
        """;

    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), CorpusFiles.SITE, CorpusFiles.ASSETS);

    private static String document(String extras, String body) {
        return "+++\ntitle = \"Tide tables\"\ndate = \"2026-02-01T10:00:00Z\"\nsource = \"Harbour\"\narticle_id = 7\n"
                + extras + "tags = [\"sea\"]\n+++\n\n" + body;
    }

    @Test
    void jsonChangesNothing() {
        for (CorpusFile file : CorpusFiles.all()) {
            Decision.Publish told = published(file.text());

            assertThat(decide(told.next(), ArticleJson.write(told.edition()), null))
                    .describedAs(file.name())
                    .isInstanceOf(Decision.Unchanged.class);
        }
    }

    @Test
    void hugoDocumentsAndNinjsChangeNotesOnly() {
        for (CorpusFile file : CorpusFiles.all()) {
            Decision.Publish told = published(file.text());
            Article article = told.edition();

            for (byte[] back : Set.of(new HugoDocument().write(article), new Ninjs().write(article))) {
                Decision decision = decide(told.next(), back, null);
                if (article.notes().isEmpty()) {
                    assertThat(decision).describedAs(file.name()).isInstanceOf(Decision.Unchanged.class);
                } else {
                    assertThat(content(((Decision.Publish) decision).edition()))
                            .describedAs(file.name())
                            .isEqualTo(content(article));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires = \"2031-01-01T00:00:00Z\"",
                "expires = 2031-01-01",
                "expiryDate = \"2031-01-01T00:00:00Z\"",
                "ExpiryDate = 2031-01-01T09:00:00+09:00",
                "unpublishDate = 2031-01-01\nexpires = \"2032-01-01\"",
                "extra.expiration_date = 2031-01-01T00:00:00.5Z"
            })
    void keepsItsExpiryInEveryFormat(String extras) {
        Decision.Publish told = published(document(extras + "\n", "<p>One.</p>"));
        Article article = told.edition();

        for (byte[] back :
                List.of(ArticleJson.write(article), new HugoDocument().write(article), new Ninjs().write(article))) {
            assertThat(normal(back).availability().expiry())
                    .describedAs(new String(back, UTF_8))
                    .isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
        }
    }

    private NormalArticle normal(byte[] document) {
        return switch (pipeline.read(new RawDocument(null, document, null, NOW))) {
            case Result.Ok<NormalDocument>(NormalArticle article) -> article;
            case Result<NormalDocument> other -> throw new AssertionError(other);
        };
    }

    private static String content(Edition edition) {
        Set<String> other = Set.of("notes", "content_hash", "revision", "updated");
        return new String(ArticleJson.write(edition, key -> !other.contains(key)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/plain", "text/html"})
    void hugoDocumentsChangeNothingWithAnyContentType(String contentType) {
        Decision.Publish told = published(document("", "<p>One\n\n*two* &lt;b&gt;.</p><pre>a\n\n  b</pre>"));

        assertThat(decide(told.next(), new HugoDocument().write(told.edition()), contentType))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void keepsEveryNumberInBothFormats() {
        Decision.Publish told = published(document(EXTRAS, "<p>High water.</p>"));
        byte[] json = ArticleJson.write(told.edition());

        assertThat(new String(json, UTF_8))
                .contains("\"tweet_id\":1234567890123456789", "\"big\":\"123456789012345678901234567890\"")
                .contains("\"huge\":\"1e400\"", "\"rate\":1.10", "\"small\":0.1234567890123456789012")
                .contains("\"when\":\"2026-01-01T00:00:00+19:00\"", "\"none\":\"nan\"");
        assertThat(decide(told.next(), json, "application/json")).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(told.next(), new HugoDocument().write(told.edition()), null))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void keepsItsNotes() {
        Decision.Publish told = published(document("", "<p>One.</p><script>x</script>"));
        assertThat(told.edition().notes()).isNotEmpty();

        assertThat(decide(told.next(), ArticleJson.write(told.edition()), null)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void heldArticlesAreHeldAgain() {
        Article article = published(document("", "<p>One.</p>")).edition();
        Instant release = Instant.parse("2026-05-01T00:00:00Z");

        assertThat(decide(LedgerEntry.NEW, ArticleJson.writeHeld(article, null), null))
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.release()).isNull());
        assertThat(new String(ArticleJson.writeHeld(article, release), UTF_8)).contains("release_at");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withdrawalsWithdraw(boolean ninjs) {
        Decision.Publish told = published(document("", "<p>One.</p>"));
        Decision.Withdraw gone = (Decision.Withdraw) decide(
                told.next(),
                "{\"article_id\": 7, \"status\": \"withdrawn\", \"reason\": \"Wrong harbour.\"}".getBytes(UTF_8),
                null);
        byte[] back = ninjs ? new Ninjs().write(gone.edition()) : ArticleJson.write(gone.edition());

        assertThat(decide(told.next(), back, null))
                .isInstanceOfSatisfying(
                        Decision.Withdraw.class,
                        again -> assertThat(content(again.edition())).isEqualTo(content(gone.edition())));
    }

    @Test
    void doesNotUndoAWithdrawal() {
        Decision.Publish told = published(document("", "<p>One.</p>"));
        Decision.Withdraw gone = (Decision.Withdraw)
                decide(told.next(), "{\"article_id\": 7, \"status\": \"withdrawn\"}".getBytes(UTF_8), null);

        assertThat(decide(gone.next(), ArticleJson.write(told.edition()), null)).isInstanceOf(Decision.Reject.class);
    }

    private Decision.Publish published(String document) {
        return (Decision.Publish) decide(LedgerEntry.NEW, document.getBytes(UTF_8), null);
    }

    private Decision decide(LedgerEntry entry, byte[] document, @Nullable String contentType) {
        return switch (pipeline.read(new RawDocument(null, document, contentType, NOW))) {
            case Result.Ok<NormalDocument>(NormalDocument normal) -> pipeline.decide(entry, normal, NOW);
            case Result.Rejected<NormalDocument> rejected ->
                throw new AssertionError(rejected + " " + new String(document, UTF_8));
        };
    }
}
