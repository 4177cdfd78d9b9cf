package io.wireroom.ledger;

import io.wireroom.article.Edition;
import io.wireroom.article.Reach;
import io.wireroom.article.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What consumers last heard of an article, without its content.
 *
 * @param path pinned: the same in every later revision
 */
public record Standing(
        int revision,
        Instant date,
        Source source,
        String path,
        String canonicalUrl,
        @Nullable String language,
        List<String> tags,
        List<Reach> formerly) {

    public Standing {
        tags = List.copyOf(tags);
        formerly = List.copyOf(formerly);
    }

    static Standing of(Edition edition) {
        return new Standing(
                edition.revision(),
                edition.date(),
                edition.source(),
                edition.path(),
                edition.canonicalUrl(),
                edition.language(),
                edition.tags(),
                edition.formerly());
    }

    Reach reach() {
        return new Reach(source.key(), language, tags);
    }

    /** All reaches that this article has had and that {@code next} is not. */
    List<Reach> formerlyBeside(Reach next) {
        List<Reach> reaches = new ArrayList<>(formerly);
        if (!reaches.contains(reach())) {
            reaches.add(reach());
        }
        reaches.remove(next);
        return reaches;
    }
}
