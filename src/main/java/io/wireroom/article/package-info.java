/**
 * What an article is at each step of its life.
 *
 * <p>{@link io.wireroom.article.RawDocument} → {@link io.wireroom.article.ParsedDocument} → {@link
 * io.wireroom.article.NormalArticle} → {@link io.wireroom.article.Article}; or, anywhere on the way, a {@link
 * io.wireroom.article.Rejection}. Values here are immutable and valid from birth: constructors check.
 */
@NullMarked
package io.wireroom.article;

import org.jspecify.annotations.NullMarked;
