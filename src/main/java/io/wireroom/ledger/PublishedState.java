package io.wireroom.ledger;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest edition of an article, as consumers know it, without its content. Of a withdrawn article, this is its withdrawal.
 *
 * @param path the permanent path, the same in all revisions
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

    /** The state after an edition. */
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

    /** The withdrawal of the article, with these values of its latest edition. */
    public Withdrawal withdrawal(ArticleId id, int number, @Nullable String reason, Instant time) {
        return new Withdrawal(id, number, date, time, source, path, canonicalUrl, language, tags, reason, formerly);
    }

    Audience audience() {
        return new Audience(source.key(), language, tags);
    }

    /** All audiences of this and former revisions, except {@code next}. */
    List<Audience> formerAudiences(Audience next) {
        List<Audience> audiences = new ArrayList<>(formerly);
        if (!audiences.contains(audience())) {
            audiences.add(audience());
        }
        audiences.remove(next);
        return audiences;
    }
}
