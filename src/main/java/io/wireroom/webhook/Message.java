package io.wireroom.webhook;

import io.wireroom.article.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * A message to an endpoint.
 *
 * @param id value of {@code webhook-id}: the same for all attempts
 * @param type such as {@code article.published}
 * @param revision revision of the article; 0 for a test
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(String id, String type, @Nullable ArticleId article, int revision, byte[] body) {}
