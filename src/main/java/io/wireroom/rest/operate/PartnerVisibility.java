package io.wireroom.rest.operate;

import io.wireroom.archive.AccessScope;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.partner.Partner;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a partner may see an article, and otherwise which right hides it.
 *
 * @param why the reason, as a sentence
 */
public record PartnerVisibility(boolean visible, String why) {

    public static PartnerVisibility of(Partner partner, @Nullable Edition edition) {
        if (!(edition instanceof Article article)) {
            return new PartnerVisibility(false, "It is visible to nobody.");
        }
        Audience audience = article.audience();
        AccessScope rights = partner.rights();
        if (!new AccessScope(rights.sources(), Set.of(), Set.of()).covers(audience)) {
            return hidden("is from the source " + audience.sourceKey(), "source", rights.sources());
        }
        if (!new AccessScope(Set.of(), rights.tags(), Set.of()).covers(audience)) {
            String has = audience.tags().isEmpty() ? "has no tags" : "has the " + list("tag", audience.tags());
            return hidden(has, "tag", rights.tags());
        }
        if (!new AccessScope(Set.of(), Set.of(), rights.languages()).covers(audience)) {
            String language = audience.language();
            return hidden(
                    language == null ? "has no language" : "is in the language " + language,
                    "language",
                    rights.languages());
        }
        return new PartnerVisibility(true, "It may see the article.");
    }

    /** @param noun the property that the right restricts */
    private static PartnerVisibility hidden(String article, String noun, Set<String> allowed) {
        return new PartnerVisibility(
                false,
                "It may not see the article, which " + article + ": its rights cover only the " + list(noun, allowed)
                        + ".");
    }

    private static String list(String noun, Collection<String> names) {
        return noun + (names.size() == 1 ? " " : "s ") + String.join(", ", new TreeSet<>(names));
    }
}
