/**
 * Wireroom reads news articles from a Kafka topic, cleans and normalizes them, and delivers each one exactly once: to Kafka topics,
 * and to partner sites over HTTP.
 *
 * <p>The packages, in the order in which a document passes through them:
 *
 * <ol>
 *   <li>{@link io.wireroom.article}: articles at each stage of processing
 *   <li>{@link io.wireroom.parse}: bytes to the fields of a document
 *   <li>{@link io.wireroom.normalize}: fields to a clean, complete article
 *   <li>{@link io.wireroom.enrich}: the URLs that Wireroom generates
 *   <li>{@link io.wireroom.event}: articles as events: JSON, content hash, CloudEvents
 *   <li>{@link io.wireroom.ledger}: what a document changes
 *   <li>{@link io.wireroom.pipeline}: the sequence of these steps
 *   <li>{@link io.wireroom.streams}: the pipeline on Kafka Streams, exactly once
 *   <li>{@link io.wireroom.archive}: the index that serves partners
 *   <li>{@link io.wireroom.render}: articles in partners' formats
 *   <li>{@link io.wireroom.image}: QR codes and cards
 *   <li>{@link io.wireroom.assets}: the image store, which is filled in advance
 *   <li>{@link io.wireroom.mirror}: safe fetching of producers' images
 *   <li>{@link io.wireroom.partner}: partners, their rights and limits
 *   <li>{@link io.wireroom.rest}: the HTTP API
 * </ol>
 *
 * <p>The other packages are described in {@code src/docs/architecture.md}. {@code ArchitectureTest} fails if a package uses one
 * that is not listed for it.
 */
@NullMarked
package io.wireroom;

import org.jspecify.annotations.NullMarked;
