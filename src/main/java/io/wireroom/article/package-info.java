/**
 * Articles at each stage of processing.
 *
 * <p>{@link io.wireroom.article.RawDocument} → {@link io.wireroom.article.ParsedDocument} → {@link
 * io.wireroom.article.NormalArticle} → {@link io.wireroom.article.Article}; each step may result in a {@link
 * io.wireroom.article.Rejection} instead. All values are immutable. Constructors validate their arguments.
 */
@NullMarked
package io.wireroom.article;

import org.jspecify.annotations.NullMarked;
