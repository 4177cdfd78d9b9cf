/**
 * Makes what a producer wrote clean, complete and typed: {@link io.wireroom.article.ParsedDocument} in, {@link
 * io.wireroom.article.NormalDocument} or a rejection out, by {@link io.wireroom.normalize.ArticleNormalizer}. The result
 * depends on the document, its record's timestamp and the source registry, and on nothing else.
 */
@NullMarked
package io.wireroom.normalize;

import org.jspecify.annotations.NullMarked;
