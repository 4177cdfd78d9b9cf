package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/**
 * The archive of one replica: one thread writes, any number read.
 *
 * <p>The writer, who follows the log, calls {@link #apply} with what it read, {@link #refresh} to let readers see it, {@link
 * #commit} every few seconds, and begins at {@link #positions}. Readers take a {@link #view}. While catching up, the writer
 * had better hand over hundreds of changes at once and not refresh.
 *
 * <p>If a writing method throws, the disk is full or broken, or there is a defect. Content and positions may not agree then, so
 * nothing more can be written, refreshed or committed: close the archive and open it again, and it goes on from its last
 * commit.
 */
public final class Archive implements AutoCloseable {
    /**
     * Segments below this size are merged as if they had it. Lucene's own 16 MB rewrites much for each of the refreshes near
     * the head, which make segments of a few kilobytes: with it a refresh took 15 ms, so 8 ms.
     */
    private static final double SMALL_SEGMENT_MB = 0.25;

    private final IndexFolder folder;
    private final String identity;
    private final ArchiveStart start;
    private final IndexWriter writer;
    private final ParallelIndexer lanes;
    private final LatestEditions latest;
    private final TailWriter tail;
    private final ChangeNotifier signal = new ChangeNotifier();

    private OffsetCheckpoints marks;
    private PartitionOffsets positions;
    private PartitionOffsets committed;
    private long read;
    /** False while content and positions may not agree. */
    private boolean whole = true;

    private volatile IndexSnapshot moment;
    private volatile boolean closed;

    /**
     * Opens the archive in a folder of its own. An index there that can't be gone on from is thrown away, and {@link
     * #start()} says why.
     *
     * @param identity of the log, the same for as long as its offsets mean the same: Kafka's cluster id and topic id
     * @throws IOException if the folder can't be written, or another process has its archive in it
     */
    public static Archive open(Path folder, String identity, ArchiveSettings settings) throws IOException {
        return open(folder, identity, settings, directory -> directory);
    }

    /** @param disk what the index is written to, in place of the folder's own */
    static Archive open(Path folder, String identity, ArchiveSettings settings, UnaryOperator<Directory> disk)
            throws IOException {
        var held = IndexFolder.hold(folder);
        try {
            var found = held.find(identity, settings.verify());
            var writer = new IndexWriter(disk.apply(held.directory()), config(settings));
            return open(held, found, identity, settings, writer);
        } catch (IOException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private static Archive open(
            IndexFolder folder, IndexFolder.Found found, String identity, ArchiveSettings settings, IndexWriter writer)
            throws IOException {
        try {
            return new Archive(folder, identity, settings, found, writer);
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private Archive(
            IndexFolder folder, String identity, ArchiveSettings settings, IndexFolder.Found found, IndexWriter writer)
            throws IOException {
        this.folder = folder;
        this.identity = identity;
        this.start = found.start();
        this.positions = found.positions();
        this.committed = found.positions();
        this.read = found.read();
        this.latest = found.restored().latest();
        this.marks = found.restored().marks();
        this.tail = new TailWriter(settings);
        this.writer = writer;
        this.lanes = new ParallelIndexer(writer, settings.writers());
        this.moment = new IndexSnapshot(DirectoryReader.open(writer), positions, tail.tail(positions), marks, read);
    }

    private static IndexWriterConfig config(ArchiveSettings settings) {
        return new IndexWriterConfig(new WordsAnalyzer())
                .setMergePolicy(new TieredMergePolicy().setFloorSegmentMB(SMALL_SEGMENT_MB))
                .setRAMBufferSizeMB(settings.bufferMiB())
                .setIndexSort(Fields.NEWEST_FIRST)
                // A refresh that waits for merges is late; they go on behind it.
                .setMaxFullFlushMergeWaitMillis(0)
                .setCommitOnClose(false);
    }

    public ArchiveStart start() {
        return start;
    }

    /** Of the log that this is a view of: cursors are bound to it. */
    public String identity() {
        return identity;
    }

    /** Wakes those who wait for news. */
    public ChangeNotifier signal() {
        return signal;
    }

    /** Where the writer is to read on. For the writing thread; readers ask {@link ArchiveView#positions}. */
    public PartitionOffsets positions() {
        return positions;
    }

    /**
     * Takes changes in. What lies before {@link #positions} was taken in before and is passed over, so changes may come twice;
     * but none may be left out.
     *
     * @param changes in the order of offsets within each partition
     * @param reached the reader's positions after them: beyond the last change where the log holds what isn't one
     */
    public void apply(List<Change> changes, PartitionOffsets reached) throws IOException {
        checkWhole();
        whole = false;
        PartitionOffsets before = positions;
        List<Change> news = news(changes);
        List<ParallelIndexer.Write> batch = new ArrayList<>(news.size());
        List<Change> kept = new ArrayList<>(news.size());
        for (Change change : news) {
            var edition = change.edition();
            var standing = latest.put(edition.id().value(), change.partition(), edition.revision());
            if (standing != LatestEditions.Standing.STALE) {
                batch.add(new ParallelIndexer.Write(change, read++, standing == LatestEditions.Standing.FIRST));
                kept.add(change);
            }
        }
        lanes.write(batch);
        tail.add(before, kept);
        positions = positions.furthest(reached);
        marks = marks.plus(read, positions);
        whole = true;
    }

    private void checkWhole() {
        if (!whole) {
            throw new IllegalStateException("an earlier batch was written in part: open the archive again");
        }
    }

    /** Of each article the last of the changes that are new; moves the positions beyond them. */
    private List<Change> news(List<Change> changes) {
        Map<ArticleId, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.offset() >= positions.next(change.partition())) {
                positions = positions.with(change.partition(), change.offset() + 1);
                last.remove(change.edition().id());
                last.put(change.edition().id(), change);
            }
        }
        return List.copyOf(last.values());
    }

    /** Lets readers see all that was applied. */
    public void refresh() throws IOException {
        checkWhole();
        IndexSnapshot old = moment;
        if (old.positions().equals(positions)) {
            return;
        }
        whole = false;
        var newer = DirectoryReader.openIfChanged(old.reader(), writer);
        if (newer == null) {
            old.reader().incRef();
        }
        moment = new IndexSnapshot(newer == null ? old.reader() : newer, positions, tail.tail(positions), marks, read);
        whole = true;
        old.release();
        if (newer != null) {
            signal.move();
        }
    }

    /** Makes all that was applied durable, with its positions. */
    public void commit() throws IOException {
        checkWhole();
        if (!committed.equals(positions)) {
            whole = false;
            writer.setLiveCommitData(
                    new Commit(identity, positions, read).toUserData().entrySet());
            writer.commit();
            committed = positions;
            whole = true;
        }
    }

    /**
     * What there is to read now. It costs next to nothing and must be closed.
     *
     * @throws ArchiveClosedException if the archive is closed
     */
    public ArchiveView view() {
        while (!closed) {
            IndexSnapshot now = moment;
            if (now.hold()) {
                return new ArchiveView(now);
            }
        }
        throw new ArchiveClosedException("the archive");
    }

    /**
     * Commits, unless writing failed, and lets go of the folder. Views that are open stay readable until they are closed; those who wait for news are
     * woken. For the writing thread.
     */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            signal.close();
            try (folder;
                    writer;
                    lanes) {
                moment.release();
                if (whole) {
                    commit();
                }
            }
        }
    }
}
