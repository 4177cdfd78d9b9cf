package io.wireroom.rest.operate;

import io.wireroom.archive.AccessScope;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.partner.Partner;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a partner sees an article, and which of its rights hides it if not.
 *
 * @param why a sentence
 */
public record PartnerSight(boolean visible, String why) {

    public static PartnerSight of(Partner partner, @Nullable Edition edition) {
        if (!(edition instanceof Article article)) {
            return new PartnerSight(false, "It is visible to nobody.");
        }
        Audience audience = article.audience();
        AccessScope rights = partner.rights();
        if (!new AccessScope(rights.sources(), Set.of(), Set.of()).covers(audience)) {
            return hidden("source " + audience.sourceKey(), "sources", rights.sources());
        }
        if (!new AccessScope(Set.of(), rights.tags(), Set.of()).covers(audience)) {
            return hidden("tags " + audience.tags(), "tags", rights.tags());
        }
        if (!new AccessScope(Set.of(), Set.of(), rights.languages()).covers(audience)) {
            String language = audience.language() == null
                    ? "language, of which there is none,"
                    : "language " + audience.language();
            return hidden(language, "languages", rights.languages());
        }
        return new PartnerSight(true, "It may see the article.");
    }

    private static PartnerSight hidden(String what, String right, Set<String> allowed) {
        return new PartnerSight(
                false,
                "It may not see the article: its " + what + " is not covered by " + right + " " + new TreeSet<>(allowed)
                        + ".");
    }
}
