/**
 * Kafka clients outside of the pipeline.
 *
 * <ul>
 *   <li>{@link io.wireroom.kafka.client}: settings, topics, connections
 *   <li>{@link io.wireroom.kafka.intake}: sends documents to {@code articles.ingest}
 *   <li>{@link io.wireroom.kafka.follow}: a consumer that keeps an index up to date, by assignment and seek
 *   <li>{@link io.wireroom.kafka.group}: consumer groups: processing records, and distributing partitions
 *   <li>{@link io.wireroom.kafka.table}: compacted topics as tables in memory
 *   <li>{@link io.wireroom.kafka.clock}: the clocks of the brokers
 *   <li>{@link io.wireroom.kafka.backfill}: sends published articles to {@code articles.ingest}, so that the pipeline routes them
 *       again
 *   <li>{@link io.wireroom.kafka.redrive}: sends rejected documents to {@code articles.ingest} again
 * </ul>
 */
@NullMarked
package io.wireroom.kafka;

import org.jspecify.annotations.NullMarked;
