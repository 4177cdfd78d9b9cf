package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of an article.
 *
 * @param state as in the API's history of articles
 * @param why sentences
 * @param path of its page; null if it was never visible
 * @param held the version that waits; null if there is none
 * @param decisions the latest first
 * @param partners which partners may see it
 * @param receipts which partners have its latest revision or its withdrawal; empty if nobody has seen it
 * @param notes what was dropped or changed in its latest version
 */
public record ArticleDetail(
        String id,
        String title,
        @Nullable String source,
        String state,
        String why,
        @Nullable Integer revision,
        @Nullable String path,
        @Nullable HeldRow held,
        List<Decision> decisions,
        List<PartnerVisibility> partners,
        ArticleReceipts receipts,
        List<String> notes) {

    /** Whether a partner may see it, and which of its rights hides it if not. */
    public record PartnerVisibility(String partner, boolean visible, String why) {}
}
