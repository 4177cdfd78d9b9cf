/**
 * HTML pages: the start page, the guides, lists of articles, and problems. Templates are in {@code templates/pages}; the build
 * checks them against their records.
 */
@NullMarked
package io.wireroom.rest.pages;

import org.jspecify.annotations.NullMarked;
