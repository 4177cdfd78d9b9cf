/**
 * The pipeline on Kafka Streams: from {@code articles.ingest} to {@code articles.normalized}, {@code .held} and {@code
 * .rejected}, exactly once, with the ledger as its state.
 *
 * <p>The first half sends each record to the partition of its article and reads only the article id ({@link
 * io.wireroom.streams.RekeyProcessor}). The second half parses the document, decides, and writes all results in one transaction
 * ({@link io.wireroom.streams.LedgerProcessor}). Keys and partitioners of producers and the number of partitions of their topics
 * therefore do not matter.
 */
@NullMarked
package io.wireroom.streams;

import org.jspecify.annotations.NullMarked;
