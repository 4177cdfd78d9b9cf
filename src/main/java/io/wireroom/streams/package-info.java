/**
 * The pipeline on Kafka Streams: from {@code articles.ingest} to {@code articles.normalized}, {@code .held} and {@code
 * .rejected}, exactly once, with the ledger as its state.
 *
 * <p>A record is first moved, unread but for its id, to the partition of its article ({@link
 * io.wireroom.streams.RekeyProcessor}); there it is read, decided on and answered in one transaction ({@link
 * io.wireroom.streams.LedgerProcessor}). So nothing depends on the producers' keys, their partitioners, or on the number of
 * partitions of any topic.
 */
@NullMarked
package io.wireroom.streams;

import org.jspecify.annotations.NullMarked;
