package io.wireroom.history;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Searchers of an index that is written far more often than it is searched. A refresh writes a segment, so it happens when
 * somebody searches, and not after each change. Thread-safe.
 */
final class CurrentSearcher implements AutoCloseable {
    private final SearcherManager searchers;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    /** The value of {@link #changes} that the searchers include. Written with the lock. */
    private volatile long visible;

    CurrentSearcher(IndexWriter writer) throws IOException {
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** Call it after a change of the index. */
    void outdate() {
        changes.incrementAndGet();
    }

    /**
     * A searcher that includes all changes before this call. Concurrent callers wait for one refresh. The searcher must be
     * {@linkplain #release released}.
     *
     * @throws AlreadyClosedException if this or the index is closed, also after a failure of the disk
     */
    IndexSearcher acquire() throws IOException {
        refresh();
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** Includes all changes before this call. If it fails, the next call tries again. */
    void refresh() throws IOException {
        long wanted = changes.get();
        if (visible >= wanted) {
            return;
        }
        // Lucene closes the index if a thread is interrupted while it writes a file.
        boolean interrupted = Thread.interrupted();
        refreshing.lock();
        try {
            if (visible < wanted) {
                long included = changes.get();
                searchers.maybeRefreshBlocking();
                visible = included;
            }
        } finally {
            refreshing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for a refresh, because the index is closed after this. */
    @Override
    public void close() throws IOException {
        refreshing.lock();
        try {
            searchers.close();
        } finally {
            refreshing.unlock();
        }
    }
}
