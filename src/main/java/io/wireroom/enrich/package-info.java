/**
 * The URLs that Wireroom generates: the path of an article, its canonical URL, the URLs of its QR code and card, and its lead image.
 *
 * <p>Entry: {@link io.wireroom.enrich.ArticleEnricher}. URLs depend on the article only. {@link io.wireroom.enrich.AssetPath} parses
 * the article's id from the path of an asset, so that images can be generated on demand.
 */
@NullMarked
package io.wireroom.enrich;

import org.jspecify.annotations.NullMarked;
