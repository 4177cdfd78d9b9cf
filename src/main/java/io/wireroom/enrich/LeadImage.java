package io.wireroom.enrich;

import io.wireroom.article.NormalArticle;

/** The image that stands for an article: the producer's, else the first in its body, else its card. */
final class LeadImage {
    private LeadImage() {}

    static String of(NormalArticle article, String cardUrl) {
        if (article.suppliedImage() != null) {
            return article.suppliedImage();
        }
        return article.bodyImage() != null ? article.bodyImage() : cardUrl;
    }
}
