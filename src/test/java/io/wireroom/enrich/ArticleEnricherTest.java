package io.wireroom.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Availability;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.RevisionMetadata;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArticleEnricherTest {
    private static final Instant DATE = Instant.parse("2025-07-30T14:15:31Z");
    private static final String MADE_PATH = "/202507/126642-tide-turns";
    private static final String CODE = QrCodeName.of(new ArticleId(126_642));

    private final ArticleEnricher enricher = new ArticleEnricher(
            "https://news.example",
            "https://cdn.example/assets",
            title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'));

    @Test
    void derivesPathCanonicalUrlAndQrCodeFromDateIdAndTitle() {
        Article article = first(normal(null, null, null));
        assertThat(article.path()).isEqualTo(MADE_PATH);
        assertThat(article.canonicalUrl()).isEqualTo("https://news.example" + MADE_PATH);
        assertThat(article.qrcode()).isEqualTo("https://cdn.example/assets/reef/qrcode/257/30/" + CODE + ".webp");
    }

    @Test
    void keepsTheProducersPath() {
        NormalArticle normal = normal("/202401/126642-older-words", null, null);
        assertThat(enricher.pathOf(normal)).isEqualTo("/202401/126642-older-words");
        assertThat(first(normal).canonicalUrl()).isEqualTo("https://news.example/202401/126642-older-words");
    }

    @Test
    void createsTheFirstRevisionAtTheRecordsTime() {
        Article article = first(normal(null, null, null));
        assertThat(article.revision()).isEqualTo(1);
        assertThat(article.updated()).isEqualTo(DATE.plusSeconds(60));
        assertThat(article.formerly()).isEmpty();
        assertThat(article.contentHash()).isEmpty();
    }

    @Test
    void prefersTheSuppliedImageThenTheBodysThenTheCard() {
        assertThat(first(normal(null, "https://i.example/a", "https://i.example/b"))
                        .enclosure())
                .isEqualTo("https://i.example/a");
        assertThat(first(normal(null, null, "https://i.example/b")).enclosure()).isEqualTo("https://i.example/b");
        assertThat(first(normal(null, null, null)).enclosure())
                .matches("https://cdn[.]example/assets/reef/card/257/30/" + CODE + "-[0-9a-f]{8}[.]png");
    }

    @Test
    void replacesTheImageByItsMirrorAndKeepsTheSource() {
        Article supplied = mirrored("https://i.example/a.PNG?w=1", "https://i.example/b");
        assertThat(supplied.enclosure())
                .isEqualTo("https://cdn.example/assets/" + NewsImagePath.of("reef", "https://i.example/a.PNG?w=1"));
        assertThat(supplied.enclosureSource()).isEqualTo("https://i.example/a.PNG?w=1");
        Article inBody = mirrored(null, "https://i.example/b");
        assertThat(inBody.enclosure())
                .isEqualTo("https://cdn.example/assets/" + NewsImagePath.of("reef", "https://i.example/b"));
        assertThat(inBody.enclosureSource()).isEqualTo("https://i.example/b");
    }

    @Test
    void doesNotMirrorCardsAndOwnImages() {
        assertThat(mirrored(null, null).enclosure())
                .isEqualTo(first(normal(null, null, null)).enclosure());
        assertThat(mirrored(null, null).enclosureSource()).isNull();
        String served = "https://cdn.example/assets/reef/newsimage/0123456789abcdef0123456789abcdef.jpg";
        assertThat(mirrored(served, null).enclosure()).isEqualTo(served);
        assertThat(mirrored(served, null).enclosureSource()).isNull();
        assertThat(mirrored("https://cdn.example/assets-of-others/a.jpg", null).enclosureSource())
                .isNotNull();
    }

    private Article mirrored(@Nullable String suppliedImage, @Nullable String bodyImage) {
        NormalArticle normal = normal(null, suppliedImage, bodyImage);
        return enricher.mirroring().enrich(normal, RevisionMetadata.first(normal));
    }

    @Test
    void usesThePermanentPathAndDateInEveryUrl() {
        Instant earlier = Instant.parse("2023-12-09T00:00:00Z");
        Article article = edition(normal(null, null, null), metadata("/202312/126642-first-words", earlier));
        assertThat(article.path()).isEqualTo("/202312/126642-first-words");
        assertThat(article.canonicalUrl()).isEqualTo("https://news.example/202312/126642-first-words");
        assertThat(article.qrcode()).isEqualTo("https://cdn.example/assets/reef/qrcode/2312/9/" + CODE + ".webp");
        Asset card = new Asset.Card(
                article.id(), CardVersion.of(article.title(), article.source().name(), article.canonicalUrl()));
        assertThat(article.enclosure())
                .isEqualTo("https://cdn.example/assets/" + AssetPath.of(card, "reef", earlier))
                .contains("/reef/card/2312/9/")
                .isNotEqualTo(first(normal(null, null, null)).enclosure());
    }

    @Test
    void ignoresTheProducersPathIfThereIsAPermanentOne() {
        NormalArticle normal = normal("/202401/126642-older-words", null, null);
        assertThat(edition(normal, metadata("/202312/126642-a", DATE)).path()).isEqualTo("/202312/126642-a");
    }

    @Test
    void usesTheRevisionOfTheTerms() {
        List<Audience> formerly = List.of(new Audience("reef", "en", List.of("sea")));
        RevisionMetadata metadata = new RevisionMetadata(4, MADE_PATH, DATE, DATE.plusSeconds(900), formerly);
        Article fourth = edition(normal(null, null, null), metadata);
        assertThat(fourth)
                .usingRecursiveComparison()
                .ignoringFields("revision", "updated", "formerly")
                .isEqualTo(first(normal(null, null, null)));
        assertThat(fourth.revision()).isEqualTo(4);
        assertThat(fourth.updated()).isEqualTo(DATE.plusSeconds(900));
        assertThat(fourth.formerly()).isEqualTo(formerly);
    }

    @Test
    void refusesABaseUrlThatEndsInASlash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArticleEnricher("https://news.example/", "https://cdn.example", title -> title));
    }

    private Article first(NormalArticle normal) {
        return edition(normal, RevisionMetadata.first(normal));
    }

    private Article edition(NormalArticle normal, RevisionMetadata metadata) {
        return enricher.enrich(normal, metadata);
    }

    private static RevisionMetadata metadata(String path, Instant date) {
        return new RevisionMetadata(2, path, date, DATE.plusSeconds(60), List.of());
    }

    private static NormalArticle normal(
            @Nullable String path, @Nullable String suppliedImage, @Nullable String bodyImage) {
        return new NormalArticle(
                new ArticleId(126_642),
                "Tide turns",
                "The tide turned.",
                "Tide.",
                DATE,
                true,
                Availability.ALWAYS,
                null,
                new Source("reef", "Reef Wire"),
                "https://reef.example/tide",
                17L,
                path,
                suppliedImage,
                bodyImage,
                "en",
                List.of("Ada Reef"),
                List.of("sea"),
                "<p>The tide turned.</p>",
                "The tide turned.",
                3,
                false,
                Value.Table.EMPTY,
                List.of("note"),
                DATE.plusSeconds(60));
    }
}
