package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import java.util.LinkedHashSet;
import java.util.List;

/** Who feed formats say an edition is by: its authors, then its source, which these formats have no other place for. */
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
