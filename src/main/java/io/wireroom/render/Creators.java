package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import java.util.LinkedHashSet;
import java.util.List;

/** Creator names in feed formats: the authors, then the source, for which these formats have no other field. */
final class Creators {
    private Creators() {}

    static List<String> of(Edition edition) {
        var names = new LinkedHashSet<String>();
        if (edition instanceof Article article) {
            names.addAll(article.authors());
        }
        names.add(edition.source().name());
        return List.copyOf(names);
    }
}
