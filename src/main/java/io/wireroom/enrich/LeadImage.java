package io.wireroom.enrich;

import io.wireroom.article.NormalArticle;
import org.jspecify.annotations.Nullable;

/**
 * The image that stands for an article: the producer's, else the first in its body, else its card.
 *
 * @param source where it was found, if {@code url} is its mirror's
 */
record LeadImage(String url, @Nullable String source) {

    static LeadImage of(NormalArticle article, String cardUrl) {
        String supplied = article.suppliedImage() != null ? article.suppliedImage() : article.bodyImage();
        return new LeadImage(supplied != null ? supplied : cardUrl, null);
    }

    /** The same image at its mirror; what is under the assets' base URL already, such as the card, stays where it is. */
    LeadImage mirrored(String assets, String sourceKey) {
        return url.startsWith(assets + "/")
                ? this
                : new LeadImage(assets + "/" + NewsImagePath.of(sourceKey, url), url);
    }
}
