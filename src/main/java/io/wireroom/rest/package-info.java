/**
 * Partners' HTTP: everything under {@code /v1}, {@code /assets} and the sitemaps.
 *
 * <p>Resources read a request strictly ({@link io.wireroom.rest.Parameters}), ask the archive, and answer with bytes that
 * depend on nothing but content ({@link io.wireroom.rest.Responses}). Errors are RFC 9457 problems ({@link
 * io.wireroom.rest.Problem}).
 */
@NullMarked
package io.wireroom.rest;

import org.jspecify.annotations.NullMarked;
