/**
 * Wireroom's own dealings with Kafka, beside the pipeline: topics are made or checked ({@link io.wireroom.kafka.Topics}),
 * documents are put onto the ingest topic one by one ({@link io.wireroom.kafka.IngestProducer}) or by the archive file
 * ({@link io.wireroom.kafka.TarGzImport}), rejected ones are sent round again ({@link io.wireroom.kafka.Redrive}), and the
 * normalized log is read into the archive ({@link io.wireroom.kafka.ArchiveFollower}).
 */
@NullMarked
package io.wireroom.kafka;

import org.jspecify.annotations.NullMarked;
