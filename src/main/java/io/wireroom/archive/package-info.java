/**
 * A replica's local index of {@code articles.normalized}, with Lucene, on local disk that serves all HTTP reads.
 *
 * <p>The log is the source of truth. A follower passes its records to {@link io.wireroom.archive.Archive}, which keeps the
 * latest edition of each article and commits content and log positions together. It therefore resumes where it stopped. An
 * index that is missing, damaged or of another log is filled again from the log. Readers use an
 * {@link io.wireroom.archive.ArchiveView}, a consistent snapshot of content and positions.
 */
@NullMarked
package io.wireroom.archive;

import org.jspecify.annotations.NullMarked;
