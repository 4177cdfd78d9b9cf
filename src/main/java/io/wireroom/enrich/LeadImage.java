package io.wireroom.enrich;

import io.wireroom.article.NormalArticle;
import org.jspecify.annotations.Nullable;

/**
 * The lead image of an article: the producer's, or else the first image of the body, or else the card.
 *
 * @param source the original URL, if {@code url} is that of the mirrored image
 */
record LeadImage(String url, @Nullable String source) {

    static LeadImage of(NormalArticle article, String cardUrl) {
        String supplied = article.suppliedImage() != null ? article.suppliedImage() : article.bodyImage();
        return new LeadImage(supplied != null ? supplied : cardUrl, null);
    }

    /** The mirrored image. Images below the base URL of assets, such as cards, are not mirrored. */
    LeadImage mirrored(String assets, String sourceKey) {
        return url.startsWith(assets + "/")
                ? this
                : new LeadImage(assets + "/" + NewsImagePath.of(sourceKey, url), url);
    }
}
