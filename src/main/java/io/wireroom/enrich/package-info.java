/**
 * What Wireroom adds to an article: its path, its canonical URL, the URLs of its QR code and its card, and its lead image.
 *
 * <p>{@link io.wireroom.enrich.ArticleEnricher} is the entry. URLs are functions of the article alone, and those of assets
 * can be read back to the article's id by {@link io.wireroom.enrich.AssetPath}, so an image can be made when it is asked
 * for.
 */
@NullMarked
package io.wireroom.enrich;

import org.jspecify.annotations.NullMarked;
