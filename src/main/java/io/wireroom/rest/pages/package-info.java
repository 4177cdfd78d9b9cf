/**
 * Pages for people: the start page, the guides, lists of articles, and problems as a browser shows them. Templates are in {@code
 * templates/pages}; the build checks them against the records that they show.
 */
@NullMarked
package io.wireroom.rest.pages;

import org.jspecify.annotations.NullMarked;
