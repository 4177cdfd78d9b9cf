package io.wireroom.ledger;

import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
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
public record PublishedState(
        int revision,
        Instant date,
        Source source,
        String path,
        String canonicalUrl,
        @Nullable String language,
        List<String> tags,
        List<Audience> formerly) {

    public PublishedState {
        tags = List.copyOf(tags);
        formerly = List.copyOf(formerly);
    }

    /** The state that an edition leaves. */
    public static PublishedState of(Edition edition) {
        return new PublishedState(
                edition.revision(),
                edition.date(),
                edition.source(),
                edition.path(),
                edition.canonicalUrl(),
                edition.language(),
                edition.tags(),
                edition.formerly());
    }

    Audience reach() {
        return new Audience(source.key(), language, tags);
    }

    /** All reaches that this article has had and that {@code next} is not. */
    List<Audience> formerlyBeside(Audience next) {
        List<Audience> reaches = new ArrayList<>(formerly);
        if (!reaches.contains(reach())) {
            reaches.add(reach());
        }
        reaches.remove(next);
        return reaches;
    }
}
