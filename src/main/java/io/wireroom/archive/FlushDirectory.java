package io.wireroom.archive;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FlushInfo;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Keeps what a small flush writes in memory. Near the head of the log, each refresh writes a few kilobytes in ten files, which
 * are merged soon after. They reach the disk with the next commit, or when they are merged to a large segment.
 *
 * <p>Lucene puts two kinds of files of a flush on the disk all the same, because their context has no size: the temporary files
 * of a flush that sorts its documents, and the list of fields. A temporary file is created with the first document and grows
 * with each one, so the size of the documents is limited instead.
 *
 * <p>Documents and flushes are counted by the archive's writing thread.
 */
final class FlushDirectory extends NRTCachingDirectory {
    /** Maximum size of a segment that is kept in memory until it is merged or committed. */
    private static final double CACHED_MERGE_MB = 2;

    /** Maximum size of all files in memory. */
    private static final double CACHED_MB = 8;

    /** Maximum size of the documents of a small flush, in bytes. */
    private static final long MAX_SMALL_BYTES = 1 << 20;

    /** Extension of the list of a segment's fields. */
    private static final String FIELDS = ".fnm";

    private static final FlushInfo SMALL = new FlushInfo(1, 0);

    private long unflushedBytes;
    private volatile boolean small = true;

    FlushDirectory(Directory disk) {
        super(disk, CACHED_MERGE_MB, CACHED_MB);
    }

    /**
     * To be called before documents are added.
     *
     * @param bytes size of the documents
     * @return whether the documents that were added before have to be flushed first, because the flush is no longer a small one
     */
    boolean addsDocuments(long bytes) {
        boolean smallBefore = small && unflushedBytes > 0;
        unflushedBytes += bytes;
        small = unflushedBytes <= MAX_SMALL_BYTES;
        return smallBefore && !small;
    }

    /** To be called after all documents were flushed. */
    void flushed() {
        unflushedBytes = 0;
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return super.createTempOutput(prefix, suffix, small ? withSize(context) : context);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return super.createOutput(name, name.endsWith(FIELDS) ? withSize(context) : context);
    }

    private static IOContext withSize(IOContext context) {
        boolean sized = context.flushInfo() != null || context.mergeInfo() != null;
        return sized ? context : IOContext.flush(SMALL);
    }

    /** No lock: {@link IndexFolder} has one. Lucene would check a second one each time that it creates or deletes a file. */
    @Override
    public Lock obtainLock(String name) throws IOException {
        return NoLockFactory.INSTANCE.obtainLock(in, name);
    }
}
