package io.wireroom.rest.console;

import io.wireroom.article.ArticleId;
import io.wireroom.enrich.AssetPath;
import io.wireroom.journal.RecordPosition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An article or a document that an operator's search text identifies directly. */
sealed interface SearchTarget {
    record OfArticle(ArticleId id) implements SearchTarget {}

    record OfDocument(RecordPosition position) implements SearchTarget {}

    /** Wireroom's paths on any host: QR codes contain such URLs. */
    Pattern ARTICLE = Pattern.compile(".*/(?:[0-9]{6}/)([0-9]{1,16})-[^/]*/?");

    /** Paths of the API. */
    Pattern API = Pattern.compile(".*/v1/articles/([0-9]{1,16})(?:[./][a-z]+)?");

    Pattern IMAGE = Pattern.compile(".*?([A-Za-z0-9-]+/(?:qrcode|card)/[0-9]{3,4}/[0-9]{1,2}/[^/]+)");

    /** Empty for text that is neither an id, nor a position, nor the URL of an article or its images. */
    static Optional<SearchTarget> read(String text) {
        String trimmed = text.strip();
        return RecordPosition.parse(trimmed)
                .<SearchTarget>map(OfDocument::new)
                .or(() -> ArticleId.parse(trimmed).map(OfArticle::new))
                .or(() -> id(path(trimmed)).map(OfArticle::new));
    }

    private static Optional<ArticleId> id(@Nullable String path) {
        if (path == null) {
            return Optional.empty();
        }
        for (Pattern pattern : new Pattern[] {ARTICLE, API}) {
            Matcher found = pattern.matcher(path);
            if (found.matches()) {
                return ArticleId.parse(found.group(1));
            }
        }
        Matcher image = IMAGE.matcher(path);
        return image.matches() ? AssetPath.parse(image.group(1)).map(asset -> asset.id()) : Optional.empty();
    }

    private static @Nullable String path(String text) {
        try {
            return text.contains("/") ? new URI(text).getRawPath() : null;
        } catch (URISyntaxException noUrl) {
            return null;
        }
    }
}
