/**
 * Kafka clients beside the pipeline.
 *
 * <ul>
 *   <li>{@link io.wireroom.kafka.client}: settings, topics, connections
 *   <li>{@link io.wireroom.kafka.intake}: documents onto {@code articles.ingest}
 *   <li>{@link io.wireroom.kafka.follow}: one consumer that keeps an archive up to date, by assignment and seek
 *   <li>{@link io.wireroom.kafka.group}: a consumer group that works on each record once
 *   <li>{@link io.wireroom.kafka.backfill}: published articles onto {@code articles.ingest}, for the pipeline to route them again
 *   <li>{@link io.wireroom.kafka.redrive}: rejected documents onto {@code articles.ingest} again
 * </ul>
 */
@NullMarked
package io.wireroom.kafka;

import org.jspecify.annotations.NullMarked;
