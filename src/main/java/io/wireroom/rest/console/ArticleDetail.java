package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All information about an article.
 *
 * @param state as in the API's history of articles
 * @param why the reasons, as sentences
 * @param path path of its page; null if it was never visible
 * @param held the held version; null if there is none
 * @param decisions decisions about its documents, latest first
 * @param partners visibility for each partner
 * @param receipts receipts of its latest revision or withdrawal; empty if it was never published
 * @param notes notes of its latest version
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
        List<DecisionRow> decisions,
        List<PartnerStatus> partners,
        ArticleReceipts receipts,
        List<String> notes) {

    /** Whether a partner may see the article, and otherwise which right hides it. */
    public record PartnerStatus(String partner, boolean visible, String why) {}
}
