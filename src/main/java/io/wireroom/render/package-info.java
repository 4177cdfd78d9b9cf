/**
 * Editions as partners get them: each class writes one format, and the same editions always give the same bytes.
 *
 * <p>{@link io.wireroom.render.JsonFeed}, {@link io.wireroom.render.Rss}, {@link io.wireroom.render.Atom} and {@link
 * io.wireroom.render.Ninjs} write a {@link io.wireroom.render.Feed}; {@link io.wireroom.render.HugoDocument}, {@link
 * io.wireroom.render.HtmlPage} and {@link io.wireroom.render.Ninjs} one article; {@link io.wireroom.render.Sitemap} and
 * {@link io.wireroom.render.HugoArchive} many. In every format an article is known by its {@link
 * io.wireroom.render.ItemName}, which is never a URL and never changes, and no format holds the time at which it was asked
 * for. Any text can be written: what a format can't hold is dropped or replaced, never an error.
 */
@NullMarked
package io.wireroom.render;

import org.jspecify.annotations.NullMarked;
