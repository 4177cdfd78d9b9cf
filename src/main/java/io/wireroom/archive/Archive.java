package io.wireroom.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/**
 * The archive of one replica, with one writing thread and any number of reading threads.
 *
 * <p>The writing thread follows the log from {@link #positions}. It calls {@link #apply} with changes, {@link #refresh} to
 * make them visible to readers, and {@link #commit} every few seconds. Readers use a {@link #view}. While catching up, the
 * writing thread should apply batches of hundreds of changes and not refresh.
 *
 * <p>If a writing method throws, the disk is full or broken, or there is a defect. Content and positions may then be
 * inconsistent, and further calls fail. Close the archive and open it again: it resumes from its last commit.
 */
public final class Archive implements AutoCloseable {
    /**
     * Minimum segment size that the merge policy assumes. Near the head, each refresh creates a segment of a few kilobytes.
     * Lucene's default of 16 MB rewrites too much after each of them: a refresh took 15 ms, with this value 8 ms.
     */
    private static final double SMALL_SEGMENT_MB = 0.25;

    private final IndexFolder folder;
    private final String identity;
    private final ArchiveStart start;
    private final FlushDirectory directory;
    private final IndexWriter writer;
    private final SnapshotDeletionPolicy commits;
    private final ParallelIndexer indexer;
    private final LatestEditions latest;
    private final RecentChangesBuffer recentChanges;
    private final EditionCache editions = new EditionCache(EditionCache.MAX_BYTES);
    private final ChangeNotifier changeNotifier = new ChangeNotifier();

    private OffsetCheckpoints checkpoints;
    private PartitionOffsets positions;
    private PartitionOffsets committed;
    private volatile Consumer<Exception> readFailureListener = _ -> {};
    private long sequence;
    /** False while content and positions may be inconsistent. */
    private boolean consistent = true;

    private volatile IndexSnapshot snapshot;
    private volatile boolean closed;

    /**
     * Opens the archive in its own folder. An unusable index is deleted, and {@link #start()} has the reason.
     *
     * @param identity identifies the log; it changes when offsets change their meaning: Kafka's cluster id and topic id
     * @throws IOException if the folder can't be written, or another process uses it
     */
    public static Archive open(Path folder, String identity, ArchiveSettings settings) throws IOException {
        return open(folder, identity, settings, IndexSource.NONE);
    }

    /**
     * Like {@link #open(Path, String, ArchiveSettings)}.
     *
     * @param source supplies an index if there is none, or an unusable one
     */
    public static Archive open(Path folder, String identity, ArchiveSettings settings, IndexSource source)
            throws IOException {
        return open(folder, identity, settings, source, directory -> directory);
    }

    /** Deletes the index in a folder, and leaves other files alone. */
    public static void delete(Path folder) throws IOException {
        try (var indexFolder = IndexFolder.acquire(folder)) {
            indexFolder.clear();
        }
    }

    /** @param disk wraps the folder's directory; for tests */
    static Archive open(
            Path folder, String identity, ArchiveSettings settings, IndexSource source, UnaryOperator<Directory> disk)
            throws IOException {
        var indexFolder = IndexFolder.acquire(folder);
        try {
            var found = indexFolder.prepare(identity, settings.verify(), source);
            var directory = new FlushDirectory(disk.apply(indexFolder.directory()));
            var commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
            var writer = new IndexWriter(directory, config(settings).setIndexDeletionPolicy(commits));
            try {
                return new Archive(indexFolder, identity, settings, found, directory, writer, commits);
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            indexFolder.close();
            throw e;
        }
    }

    private Archive(
            IndexFolder folder,
            String identity,
            ArchiveSettings settings,
            IndexFolder.Found found,
            FlushDirectory directory,
            IndexWriter writer,
            SnapshotDeletionPolicy commits)
            throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.commits = commits;
        this.identity = identity;
        this.start = found.start();
        this.positions = found.positions();
        this.committed = found.positions();
        this.sequence = found.sequence();
        this.latest = found.restored().latest();
        this.checkpoints = found.restored().checkpoints();
        this.recentChanges = new RecentChangesBuffer(settings);
        this.writer = writer;
        this.indexer = new ParallelIndexer(writer, directory, settings.writers());
        this.snapshot = snapshot(DirectoryReader.open(writer));
    }

    private static IndexWriterConfig config(ArchiveSettings settings) {
        return new IndexWriterConfig(new WordsAnalyzer())
                .setMergePolicy(new TieredMergePolicy().setFloorSegmentMB(SMALL_SEGMENT_MB))
                .setRAMBufferSizeMB(settings.bufferMiB())
                .setIndexSort(Fields.NEWEST_FIRST)
                // Merges run in the background, so that a refresh does not wait for them.
                .setMaxFullFlushMergeWaitMillis(0)
                .setCommitOnClose(false);
    }

    public ArchiveStart start() {
        return start;
    }

    /** Identity of the log. Cursors contain it. */
    public String identity() {
        return identity;
    }

    /** Notifies readers that wait for changes. */
    public ChangeNotifier changeNotifier() {
        return changeNotifier;
    }

    /** Positions from which the writing thread continues. Readers use {@link ArchiveView#positions}. */
    public PartitionOffsets positions() {
        return positions;
    }

    /**
     * Applies changes. Changes before {@link #positions} were applied already and are ignored, so duplicates are allowed, but
     * gaps are not.
     *
     * @param changes changes in offset order within each partition
     * @param reached the consumer's positions after these changes; may be beyond the last change, because the log also has
     *     other records
     */
    public void apply(List<Change> changes, PartitionOffsets reached) throws IOException {
        checkConsistent();
        consistent = false;
        PartitionOffsets before = positions;
        NewChanges news = NewChanges.of(changes, positions);
        positions = news.positions();
        List<ParallelIndexer.Write> batch = new ArrayList<>(news.last().size());
        List<Change> applied = new ArrayList<>(news.last().size());
        for (Change change : news.last()) {
            var edition = change.edition();
            long id = edition.id().value();
            Change begun = news.first().getOrDefault(edition.id(), change);
            var result = latest.put(
                    id,
                    change.partition(),
                    edition.revision(),
                    FirstRecord.of(begun.partition() == change.partition() ? begun : change));
            if (result != LatestEditions.PutResult.STALE) {
                batch.add(new ParallelIndexer.Write(
                        change, sequence++, latest.firstRecord(id), result == LatestEditions.PutResult.FIRST));
                applied.add(change);
            }
        }
        indexer.write(batch);
        recentChanges.add(before, applied);
        positions = positions.furthest(reached);
        checkpoints = checkpoints.plus(sequence, positions);
        consistent = true;
    }

    private void checkConsistent() {
        if (!consistent) {
            throw new IllegalStateException("an earlier write failed: open the archive again");
        }
    }

    /** Makes all applied changes visible to readers. */
    public void refresh() throws IOException {
        checkConsistent();
        IndexSnapshot old = snapshot;
        if (old.positions().equals(positions)) {
            return;
        }
        consistent = false;
        var newer = DirectoryReader.openIfChanged(old.reader(), writer);
        directory.flushed();
        if (newer == null) {
            old.reader().incRef();
        }
        snapshot = snapshot(newer == null ? old.reader() : newer);
        consistent = true;
        old.release();
        if (newer != null) {
            changeNotifier.signalChange();
        }
    }

    private IndexSnapshot snapshot(DirectoryReader reader) {
        return new IndexSnapshot(reader, positions, recentChanges.snapshot(positions), checkpoints, sequence, editions);
    }

    /** Makes all applied changes durable, together with the positions. */
    public void commit() throws IOException {
        checkConsistent();
        if (!committed.equals(positions)) {
            consistent = false;
            writer.setLiveCommitData(
                    new Commit(identity, positions, sequence).toUserData().entrySet());
            writer.commit();
            directory.flushed();
            committed = positions;
            noteFiles();
            consistent = true;
        }
    }

    private void noteFiles() throws IOException {
        var last = commits.snapshot();
        folder.noteVerified(last.getFileNames());
        commits.release(last);
    }

    /** Retains the last commit, so that its files can be copied until it is closed; empty if there is none yet. For any thread. */
    public Optional<RetainedCommit> retainCommit() throws IOException {
        try {
            return Optional.of(new RetainedCommit(folder.path(), commits.snapshot(), commits, writer));
        } catch (IllegalStateException nothingCommitted) {
            return Optional.empty();
        }
    }

    /** @param listener receives what made a view fail to read the index, on the reader's thread */
    public void onReadFailure(Consumer<Exception> listener) {
        readFailureListener = listener;
    }

    /**
     * The current content. Creating a view is cheap. It must be closed.
     *
     * @throws ArchiveClosedException if the archive is closed
     */
    public ArchiveView view() {
        while (!closed) {
            IndexSnapshot now = snapshot;
            if (now.acquire()) {
                return new ArchiveView(now, failure -> readFailureListener.accept(failure));
            }
        }
        throw new ArchiveClosedException("the archive");
    }

    /**
     * Commits, unless a write failed, and releases the folder. Open views stay readable until they are closed; waiting
     * readers are woken up. For the writing thread.
     */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            changeNotifier.close();
            try (folder;
                    writer;
                    indexer) {
                snapshot.release();
                if (consistent) {
                    commit();
                }
            }
        }
    }
}
