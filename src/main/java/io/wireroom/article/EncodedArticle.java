package io.wireroom.article;

/**
 * An article and its event.
 *
 * @param article with the content hash of {@code json}
 * @param json the value of the event; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedArticle(Article article, byte[] json) {}
