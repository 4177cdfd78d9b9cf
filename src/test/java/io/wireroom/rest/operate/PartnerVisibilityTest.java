package io.wireroom.rest.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.article.Article;
import io.wireroom.assets.Newsroom;
import io.wireroom.partner.KeyHash;
import io.wireroom.partner.Limit;
import io.wireroom.partner.OwnPublication;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerKey;
import io.wireroom.partner.Publishing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which right hides an article, as a sentence. */
class PartnerVisibilityTest {
    private static final Article ARTICLE = Newsroom.article(1, "A title");

    private static PartnerVisibility visibility(Set<String> sources, Set<String> tags, Set<String> languages) {
        Partner partner = new Partner(
                "reef",
                List.of(new PartnerKey(KeyHash.of("key"), null, null)),
                new AccessScope(sources, tags, languages),
                null,
                new OwnPublication(null, null),
                Limit.DEFAULT,
                Publishing.NONE,
                false,
                List.of(),
                Duration.ofHours(2));
        return PartnerVisibility.of(partner, ARTICLE);
    }

    @Test
    void reportsTheRightThatHidesAnArticle() {
        assertThat(visibility(Set.of(), Set.of(), Set.of()).visible()).isTrue();
        assertThat(visibility(Set.of("x", "other"), Set.of(), Set.of()).why())
                .isEqualTo("It may not see the article, which is from the source "
                        + ARTICLE.audience().sourceKey() + ": its rights cover only the sources other, x.");
    }

    @Test
    void reportsMissingTagsAndLanguage() {
        assertThat(visibility(Set.of(), Set.of("energy"), Set.of()).why())
                .isEqualTo("It may not see the article, which has no tags: its rights cover only the tag energy.");
        assertThat(visibility(Set.of(), Set.of(), Set.of("en", "nb")).why())
                .isEqualTo(
                        "It may not see the article, which has no language: its rights cover only the languages en, nb.");
    }
}
