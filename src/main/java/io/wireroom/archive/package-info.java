/**
 * A replica's own view of {@code articles.normalized}, in Lucene on local disk: it answers every read over HTTP.
 *
 * <p>The log is the database. A follower hands {@link io.wireroom.archive.Archive} what it reads; the archive keeps the latest
 * edition of each article and, in every commit, the position in the log that its content stands for. So it resumes where
 * it stopped, and one that is missing, damaged or of another log is thrown away and filled again. Readers take an {@link
 * io.wireroom.archive.ArchiveView}: content and position of one moment.
 */
@NullMarked
package io.wireroom.archive;

import org.jspecify.annotations.NullMarked;
