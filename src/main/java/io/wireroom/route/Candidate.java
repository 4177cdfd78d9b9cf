package io.wireroom.route;

import io.wireroom.article.Article;
import org.jspecify.annotations.Nullable;

/** An article to which rules are applied. Values that several rules need are computed once, on first use. */
final class Candidate {
    private final Article article;
    private @Nullable Words words;
    private @Nullable ExpressionFields fields;

    Candidate(Article article) {
        this.article = article;
    }

    Article article() {
        return article;
    }

    Words words() {
        Words made = words;
        if (made == null) {
            made = Words.of(article.title(), article.summary(), article.contentText());
            words = made;
        }
        return made;
    }

    ExpressionFields fields() {
        ExpressionFields made = fields;
        if (made == null) {
            made = new ExpressionFields(article);
            fields = made;
        }
        return made;
    }
}
