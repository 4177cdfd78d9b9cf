package io.wireroom.streams;

import io.wireroom.article.ArticleId;
import java.time.Instant;

/**
 * A timer of an article that is due.
 *
 * @param time release time of a held version, or expiry of a visible one
 */
record DueTimer(ArticleId id, Instant time) {}
