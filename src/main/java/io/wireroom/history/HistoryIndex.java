package io.wireroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The document index, in a folder that is locked by one process. Changes and their positions are committed together, so
 * after a crash, records are read again, but not counted twice. Thread-safe: each topic has its own follower.
 */
public final class HistoryIndex implements AutoCloseable {
    private static final int BUFFER_MEGABYTES = 16;
    private static final double CACHED_MERGE_MEGABYTES = 1;
    private static final double CACHED_MEGABYTES = 4;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final CurrentSearcher searcher;
    private final HistoryCommit commit;
    private final HistorySettings settings;

    private HistoryIndex(
            FSDirectory directory,
            IndexWriter writer,
            CurrentSearcher searcher,
            HistoryCommit commit,
            HistorySettings settings) {
        this.directory = directory;
        this.writer = writer;
        this.searcher = searcher;
        this.commit = commit;
        this.settings = settings;
    }

    /**
     * Opens the index in the folder if it was built from these topics. Otherwise creates an empty one.
     *
     * @param identities the identities of the topics, which change if a topic is deleted and created again
     * @throws IOException if the folder can't be written, or another process has its index in it
     */
    public static HistoryIndex open(Path folder, Map<HistoryLog, String> identities, HistorySettings settings)
            throws IOException {
        FSDirectory directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            // Before a damaged index is deleted: what looks damaged may be the files that another process is writing.
            Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
            try {
                return open(directory, lock, identities, settings);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** @param lock the writer releases it when it is closed */
    private static HistoryIndex open(
            FSDirectory directory, Lock lock, Map<HistoryLog, String> identities, HistorySettings settings)
            throws IOException {
        HistoryCommit found = find(directory, identities);
        IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer())
                .setOpenMode(found == null ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
        // The files of small segments, which are merged soon after a refresh, are kept in memory until a commit.
        IndexWriter writer = new IndexWriter(
                new NRTCachingDirectory(directory, CACHED_MERGE_MEGABYTES, CACHED_MEGABYTES) {
                    @Override
                    public Lock obtainLock(String name) {
                        return lock;
                    }
                },
                config);
        HistoryCommit commit = found == null ? HistoryCommit.start(identities) : found;
        return new HistoryIndex(directory, writer, new CurrentSearcher(writer), commit, settings);
    }

    /** The existing index; null if there is none or it is unusable, because it can be rebuilt from the topics. */
    private static @Nullable HistoryCommit find(FSDirectory directory, Map<HistoryLog, String> identities)
            throws IOException {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                return null;
            }
            HistoryCommit commit =
                    HistoryCommit.of(SegmentInfos.readLatestCommit(directory).getUserData());
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return reader.numDocs() >= 0 && commit.isOf(identities) ? commit : null;
            }
        } catch (IOException | RuntimeException damaged) {
            clear(directory);
            return null;
        }
    }

    /** Deletes the index in a folder. It must be closed. */
    public static void delete(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            clear(directory);
        }
    }

    private static void clear(FSDirectory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    /** The offset of the next record to read of a topic's partition; 0 if nothing was read of it. */
    public synchronized long next(HistoryLog log, int partition) {
        return commit.next(log, partition);
    }

    /**
     * Applies records. Searches that begin after this call find them.
     *
     * @param reached for each partition the offset after these records
     */
    public synchronized void apply(HistoryLog log, List<HistoryRecord> records, Map<Integer, Long> reached)
            throws IOException {
        for (HistoryRecord record : records) {
            switch (record) {
                case HistoryRecord.Entry entry -> writer.addDocument(HistoryFields.document(entry));
                case HistoryRecord.Rejected rejected -> writer.addDocument(HistoryFields.document(rejected));
                case HistoryRecord.Held held ->
                    writer.updateDocument(HistoryFields.termOfHeld(held.id()), HistoryFields.document(held));
                case HistoryRecord.NotHeld(var id) -> writer.deleteDocuments(HistoryFields.termOfHeld(id));
            }
        }
        commit.reached(log, reached);
        searcher.outdate();
    }

    /**
     * Makes applied records durable, after deleting entries beyond the limits of age and number. It also refreshes the
     * searcher: if nobody searches, the old one would keep the files of merged segments on disk and in memory.
     */
    public synchronized void commit(Instant now) throws IOException {
        writer.deleteDocuments(LongPoint.newRangeQuery(
                HistoryFields.AGE,
                Long.MIN_VALUE,
                now.minus(settings.retention()).toEpochMilli()));
        dropBeyondMost();
        writer.setLiveCommitData(commit.data().entrySet());
        writer.commit();
        searcher.outdate();
        searcher.refresh();
    }

    /** A refresh applies deletions. Before it, the replaced versions of held articles are counted as entries. */
    private void dropBeyondMost() throws IOException {
        if (writer.getDocStats().numDocs <= settings.maxEntries()) {
            return;
        }
        searcher.outdate();
        searcher.refresh();
        int entries = writer.getDocStats().numDocs;
        if (entries > settings.maxEntries()) {
            long before = search().oldest(entries - settings.maxEntries());
            writer.deleteDocuments(LongPoint.newRangeQuery(HistoryFields.AGE, Long.MIN_VALUE, before));
        }
    }

    /** Searches the index. */
    public HistorySearch search() {
        return new HistorySearch(searcher);
    }

    /** The number of entries. Replaced versions of held articles are counted until the next search or commit. */
    public int size() {
        try {
            return writer.getDocStats().numDocs;
        } catch (AlreadyClosedException closed) {
            return 0;
        }
    }

    /** Discards uncommitted records, which are read again. */
    @Override
    public synchronized void close() throws IOException {
        try (directory;
                writer) {
            searcher.close();
        }
    }
}
