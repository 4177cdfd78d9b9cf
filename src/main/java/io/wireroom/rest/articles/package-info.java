/** Articles, lists, feeds, pages and sitemaps. */
@NullMarked
package io.wireroom.rest.articles;

import org.jspecify.annotations.NullMarked;
