package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.route.Vocabulary.FoundWords;
import org.jspecify.annotations.Nullable;

/** An article to which rules are applied. Values that several rules need are computed once, on first use. */
final class Candidate {
    private final Article article;
    private final Vocabulary vocabulary;
    private @Nullable FoundWords words;
    private @Nullable ExpressionFields fields;

    /** @param vocabulary the words that rules look for */
    Candidate(Article article, Vocabulary vocabulary) {
        this.article = article;
        this.vocabulary = vocabulary;
    }

    Article article() {
        return article;
    }

    FoundWords words() {
        FoundWords made = words;
        if (made == null) {
            made = vocabulary.read(article.title(), article.summary(), article.contentText());
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
