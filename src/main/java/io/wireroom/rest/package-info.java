/**
 * The HTTP API: everything under {@code /v1}, {@code /assets}, the article pages and the sitemaps.
 *
 * <p>Each package uses only those above it:
 *
 * <ol>
 *   <li>{@link io.wireroom.rest.problem}: errors as RFC 9457 problem documents
 *   <li>{@link io.wireroom.rest.http}: bodies, validators, compression, headers
 *   <li>{@link io.wireroom.rest.access}: partners, keys, rate limits
 *   <li>{@link io.wireroom.rest.limits}: memory and concurrency limits
 *   <li>{@link io.wireroom.rest.query}: query parameters, and reading the archive
 *   <li>{@link io.wireroom.rest.cache}: caches of rendered pages and complete responses
 *   <li>{@link io.wireroom.rest.articles}, {@link io.wireroom.rest.sync}, {@link io.wireroom.rest.images}, {@link
 *       io.wireroom.rest.intake}, {@link io.wireroom.rest.about}, {@link io.wireroom.rest.statements},
 *       {@link io.wireroom.rest.webhooks}: the resources
 *   <li>{@link io.wireroom.rest.operate}, {@link io.wireroom.rest.receipts}: the operators' resources
 *   <li>{@link io.wireroom.rest.pages}: pages for browsers
 *   <li>{@link io.wireroom.rest.console}: the operators' console in a browser
 * </ol>
 *
 * <p>{@link io.wireroom.rest.connection} guards connections before any request is routed.
 */
@NullMarked
package io.wireroom.rest;

import org.jspecify.annotations.NullMarked;
