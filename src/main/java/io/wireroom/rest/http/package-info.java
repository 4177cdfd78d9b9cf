/**
 * HTTP itself, without a word about articles: bodies and their gzip form, strong validators, conditional requests, standard
 * headers, writes that stall.
 */
@NullMarked
package io.wireroom.rest.http;

import org.jspecify.annotations.NullMarked;
