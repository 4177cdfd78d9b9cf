package io.wireroom.statement;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.json.JsonObjects;

/**
 * A statement about one revision of an article: its number, whether it is published or withdrawn, and hashes of its content. The
 * keys are those of {@code schemas/statement.json}. The statement contains no content, and nothing that depends on who requests it
 * or when.
 */
public final class Statement {
    private static final int VERSION = 1;

    private Statement() {}

    /**
     * The statement as JSON.
     *
     * @param edition as in the event, with the canonical URL of the main site
     * @param publisher name of the site that signs
     */
    public static byte[] of(Edition edition, String publisher) {
        return JsonObjects.of(json -> {
            json.writeNumberField("version", VERSION);
            json.writeNumberField("article_id", edition.id().value());
            json.writeNumberField("revision", edition.revision());
            json.writeStringField("status", edition instanceof Article ? "published" : "withdrawn");
            JsonObjects.text("reason", edition.withdrawalReason(), json);
            json.writeStringField("publisher", publisher);
            json.writeStringField("source", edition.source().name());
            json.writeStringField("canonical_url", edition.canonicalUrl());
            json.writeStringField("updated", edition.updated().toString());
            if (edition instanceof Article article) {
                json.writeStringField("content_hash", article.contentHash());
                json.writeStringField("text_hash", FoldedText.hash(article.contentText()));
                json.writeStringField("text_rules", FoldedText.RULES);
            }
        });
    }
}
