package io.wireroom.enrich;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.RevisionMetadata;
import io.wireroom.article.Source;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Adds the generated URLs to an article: path, canonical URL, QR code and lead image.
 *
 * <pre>{@code
 * Article article = enricher.enrich(normal, RevisionMetadata.first(normal));
 * }</pre>
 */
public final class ArticleEnricher {
    private final String site;
    private final String assets;
    private final UnaryOperator<String> slug;
    private final boolean mirroring;

    /**
     * @param site base URL of canonical URLs, without a trailing slash
     * @param assets base URL of images, without a trailing slash
     * @param slug maps a title to its slug, which may be empty
     */
    public ArticleEnricher(String site, String assets, UnaryOperator<String> slug) {
        this(withoutSlash(site), withoutSlash(assets), slug, false);
    }

    private ArticleEnricher(String site, String assets, UnaryOperator<String> slug, boolean mirroring) {
        this.site = site;
        this.assets = assets;
        this.slug = slug;
        this.mirroring = mirroring;
    }

    /** An enricher that replaces the URLs of lead images by those of the mirrored images: see {@link NewsImagePath}. */
    public ArticleEnricher mirroring() {
        return new ArticleEnricher(site, assets, slug, true);
    }

    /** The path of a first revision: the producer's, or else one made of date, id and title. */
    public String pathOf(NormalArticle article) {
        return article.suppliedPath() != null
                ? article.suppliedPath()
                : ArticlePath.of(article.id(), article.date(), slug.apply(article.title()));
    }

    /**
     * Makes the edition. Its content hash is empty.
     *
     * @param metadata the values that the ledger decided
     */
    public Article enrich(NormalArticle article, RevisionMetadata metadata) {
        String path = metadata.path() != null ? metadata.path() : pathOf(article);
        String canonicalUrl = site + path;
        Source source = article.source();
        LeadImage image =
                LeadImage.of(article, cardUrl(article.id(), article.title(), source, metadata.date(), canonicalUrl));
        LeadImage served = mirroring ? image.mirrored(assets, source.key()) : image;
        return new Article(
                article.id(),
                metadata.revision(),
                article.title(),
                article.summary(),
                article.description(),
                metadata.date(),
                metadata.updated(),
                source,
                article.sourceLink(),
                article.feedItemId(),
                path,
                canonicalUrl,
                served.url(),
                served.source(),
                qrCodeUrl(article.id(), source, metadata.date()),
                article.language(),
                article.authors(),
                article.tags(),
                article.contentHtml(),
                article.contentText(),
                article.wordCount(),
                "",
                article.extra(),
                article.notes(),
                metadata.formerly());
    }

    private String cardUrl(ArticleId id, String title, Source source, Instant date, String canonicalUrl) {
        Asset card = new Asset.Card(id, CardVersion.of(title, source.name(), canonicalUrl));
        return assets + "/" + AssetPath.of(card, source.key(), date);
    }

    private String qrCodeUrl(ArticleId id, Source source, Instant date) {
        return assets + "/" + AssetPath.of(new Asset.QrCode(id, Asset.Format.WEBP), source.key(), date);
    }

    private static String withoutSlash(String base) {
        if (base.endsWith("/")) {
            throw new IllegalArgumentException("a base URL must not end in a slash: " + base);
        }
        return base;
    }
}
