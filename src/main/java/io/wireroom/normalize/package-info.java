/**
 * Validates and normalizes the fields of a {@link io.wireroom.article.ParsedDocument} into a {@link
 * io.wireroom.article.NormalDocument} or a rejection. Entry: {@link io.wireroom.normalize.ArticleNormalizer}. The result depends only on
 * the document, the timestamp of its record and the source registry.
 */
@NullMarked
package io.wireroom.normalize;

import org.jspecify.annotations.NullMarked;
