/**
 * Wireroom takes articles from a Kafka topic, makes them clean and complete, and hands them on exactly once: to topics, and to
 * partner sites over HTTP.
 *
 * <p>The packages, in the order in which a document passes through them:
 *
 * <ol>
 *   <li>{@link io.wireroom.article}: what an article is at each step of its life
 *   <li>{@link io.wireroom.parse}: bytes to what a document says
 *   <li>{@link io.wireroom.normalize}: what it says to what it means, clean and complete
 *   <li>{@link io.wireroom.enrich}: the URLs that Wireroom makes
 *   <li>{@link io.wireroom.event}: articles as events: JSON, content hash, CloudEvents
 *   <li>{@link io.wireroom.ledger}: what changed
 *   <li>{@link io.wireroom.pipeline}: these steps in a row
 *   <li>{@link io.wireroom.streams}: the same on Kafka Streams, exactly once
 *   <li>{@link io.wireroom.archive}: the view of the feed that partners are answered from
 *   <li>{@link io.wireroom.render}: articles as partners' formats
 *   <li>{@link io.wireroom.image}: QR codes and cards
 *   <li>{@link io.wireroom.assets}: where images are kept, and filling that ahead of the readers
 *   <li>{@link io.wireroom.mirror}: producers' images, fetched with care
 *   <li>{@link io.wireroom.partner}: who may see what, and how often
 *   <li>{@link io.wireroom.rest}: the HTTP API
 * </ol>
 *
 * <p>Beside them: {@link io.wireroom.kafka} has the Kafka clients, {@link io.wireroom.imports} reads archives of documents, {@link
 * io.wireroom.broker} is the embedded broker, {@link io.wireroom.config} holds the settings, {@link io.wireroom.ops} the metrics,
 * {@link io.wireroom.trace} the traces, {@link io.wireroom.command} the terminal's commands, and {@link io.wireroom.service} starts and
 * stops it all. {@code ArchitectureTest} fails when a package uses one that it should not.
 */
@NullMarked
package io.wireroom;

import org.jspecify.annotations.NullMarked;
