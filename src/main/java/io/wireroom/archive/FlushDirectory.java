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
 * Keeps what a small flush writes in memory: near the head of the log, each refresh writes a few kilobytes in ten files, which
 * are merged soon after. They reach the disk when they are merged or committed.
 *
 * <p>Lucene puts two kinds of files of a flush on the disk all the same, because their context has no size: the temporary files
 * of a flush that sorts its documents, and the list of fields. Creating, mapping and deleting them took a third of a refresh.
 */
final class FlushDirectory extends NRTCachingDirectory {
    /** Maximum size of a segment that is kept in memory, and of all of them. */
    private static final double CACHED_MERGE_MB = 2;

    private static final double CACHED_MB = 8;

    /** Extension of the list of a segment's fields. */
    private static final String FIELDS = ".fnm";

    private static final FlushInfo SMALL = new FlushInfo(1, 0);

    private volatile boolean smallFlushes;

    FlushDirectory(Directory disk) {
        super(disk, CACHED_MERGE_MB, CACHED_MB);
    }

    /** @param small whether the next flush is small, so that its temporary files are kept in memory */
    void expectFlush(boolean small) {
        smallFlushes = small;
    }

    boolean isSmallFlushExpected() {
        return smallFlushes;
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return super.createTempOutput(prefix, suffix, smallFlushes ? withSize(context) : context);
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
