package io.wireroom.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.util.Version;

/**
 * The last commit of an archive, whose files are kept on disk until this is closed. The files don't change. If the archive is closed,
 * they may be deleted.
 */
public final class RetainedCommit implements AutoCloseable {
    /** About 100 MB per second. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final Duration PAUSE = Duration.ofMillis(9);

    private final Path folder;
    private final IndexCommit commit;
    private final Commit content;
    private final List<String> files;
    private final SnapshotDeletionPolicy commits;
    private final IndexWriter writer;

    RetainedCommit(Path folder, IndexCommit commit, SnapshotDeletionPolicy commits, IndexWriter writer)
            throws IOException {
        this.folder = folder;
        this.commit = commit;
        this.commits = commits;
        this.writer = writer;
        this.content = Commit.of(commit.getUserData());
        this.files = order(commit.getFileNames(), commit.getSegmentsFileName());
    }

    private static List<String> order(Collection<String> files, String last) {
        List<String> ordered = new ArrayList<>(files.stream().sorted().toList());
        ordered.remove(last);
        ordered.add(last);
        return List.copyOf(ordered);
    }

    /** The format of the documents. An archive uses indexes of its own format only. */
    public static String format() {
        return Commit.FORMAT;
    }

    /** The version of Lucene that this process writes. Former versions of Lucene may not be able to read it. */
    public static String lucene() {
        return Version.LATEST.toString();
    }

    /**
     * Whether this process can read indexes of a version of Lucene.
     *
     * @param version as in {@link #lucene}; anything else can't be read
     */
    public static boolean isReadable(String version) {
        try {
            return Version.LATEST.onOrAfter(Version.parse(version));
        } catch (ParseException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The folder of the files. */
    public Path folder() {
        return folder;
    }

    /** Names of the files; the last one makes the others an index. */
    public List<String> files() {
        return files;
    }

    /** Identity of the log. */
    public String identity() {
        return content.identity();
    }

    /** The index contains what is before these positions. */
    public PartitionOffsets positions() {
        return content.positions();
    }

    /**
     * Reads all files and verifies their checksums, with pauses, so that readers hardly notice. Opening an archive reads only files that
     * have changed since they were verified: this finds what has changed on the disk by itself.
     *
     * @param stop whether to end early
     * @throws IOException if a file is damaged or can't be read
     * @throws ArchiveClosedException if the archive is closed
     */
    public void verify(BooleanSupplier stop) throws IOException {
        for (String name : files) {
            try (ChecksumIndexInput input = commit.getDirectory().openChecksumInput(name)) {
                long end = input.length() - CodecUtil.footerLength();
                while (input.getFilePointer() < end) {
                    if (stop.getAsBoolean()) {
                        return;
                    }
                    input.seek(Math.min(end, input.getFilePointer() + PIECE_BYTES));
                    pause();
                }
                CodecUtil.checkFooter(input);
            } catch (AlreadyClosedException closed) {
                throw new ArchiveClosedException("the archive", closed);
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while verifying");
        }
    }

    @Override
    public void close() throws IOException {
        commits.release(commit);
        try {
            writer.deleteUnusedFiles();
        } catch (AlreadyClosedException closed) {
            // The archive was closed; the files are deleted when it is opened again.
        }
    }
}
