/** Articles, lists, feeds, pages and sitemaps. */
@NullMarked
package io.wireroom.rest.publish;

import org.jspecify.annotations.NullMarked;
