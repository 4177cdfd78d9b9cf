/**
 * Output formats for partners: each class writes one format, and the same editions always give the same bytes.
 *
 * <p>{@link io.wireroom.render.JsonFeed}, {@link io.wireroom.render.Rss}, {@link io.wireroom.render.Atom} and {@link
 * io.wireroom.render.Ninjs} write a {@link io.wireroom.render.Feed}; {@link io.wireroom.render.HugoDocument}, {@link
 * io.wireroom.render.HtmlPage} and {@link io.wireroom.render.Ninjs} one article; {@link io.wireroom.render.Sitemap} and
 * {@link io.wireroom.render.HugoArchive} many. Every format identifies an article by its {@link io.wireroom.render.ItemName},
 * which is not a URL and never changes. No output depends on the time of the request. Any text can be written: characters that a
 * format cannot represent are removed or replaced, without an error.
 */
@NullMarked
package io.wireroom.render;

import org.jspecify.annotations.NullMarked;
