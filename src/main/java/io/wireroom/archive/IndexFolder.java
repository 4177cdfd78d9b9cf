package io.wireroom.archive;

import io.wireroom.archive.ArchiveStart.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.Lock;

/**
 * The folder that an index is in. It is held by one process at a time, by a lock of the operating system that goes with the
 * process, however that ends.
 */
final class IndexFolder implements AutoCloseable {
    private static final String LOCK = "archive.lock";
    /** What Lucene calls its files: nothing else in the folder is ever deleted. */
    private static final Pattern INDEX_FILE = Pattern.compile("(pending_)?segments.*|_[a-z0-9]+(_.*)?\\..*");

    private final FSDirectory directory;
    private final Lock lock;

    private IndexFolder(FSDirectory directory, Lock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IOException if the folder can't be made or written, or another process holds it */
    static IndexFolder hold(Path path) throws IOException {
        var directory = FSDirectory.open(Files.createDirectories(path));
        try {
            return new IndexFolder(directory, directory.obtainLock(LOCK));
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    FSDirectory directory() {
        return directory;
    }

    /** What there is to go on from; if that is nothing, the folder is empty afterwards. */
    Found find(String identity, boolean verify) throws IOException {
        Found found = inspect(identity, verify);
        if (found.start().reason() != Reason.RESUMED) {
            clear();
        }
        return found;
    }

    /** What was there, as far as it can be gone on from. */
    record Found(ArchiveStart start, PartitionOffsets positions, long read, Restored restored) {
        static Found nothing(Reason reason, String detail) {
            return new Found(new ArchiveStart(reason, detail), PartitionOffsets.START, 0, Restored.nothing());
        }
    }

    private Found inspect(String identity, boolean verify) throws IOException {
        if (!hasIndexFiles()) {
            return Found.nothing(Reason.NEW, "no index in " + directory.getDirectory());
        }
        try {
            return read(identity, verify);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            return Found.nothing(Reason.OTHER_FORMAT, String.valueOf(e.getMessage()));
        } catch (IndexNotFoundException e) {
            return Found.nothing(Reason.DAMAGED, "files of an index, but no commit");
        } catch (IOException | RuntimeException e) {
            // Whatever garbage makes Lucene throw: the log has it all.
            return Found.nothing(Reason.DAMAGED, e.toString());
        }
    }

    private Found read(String identity, boolean verify) throws IOException {
        SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
        if (!Commit.hasThisFormat(infos.getUserData())) {
            return Found.nothing(Reason.OTHER_FORMAT, "the index is not of format " + Commit.FORMAT);
        }
        Commit commit = Commit.of(infos.getUserData());
        if (!commit.identity().equals(identity)) {
            return Found.nothing(Reason.OTHER_LOG, "the index is of " + commit.identity() + ", not of " + identity);
        }
        for (String file : infos.files(true)) {
            check(file, verify);
        }
        try (var reader = DirectoryReader.open(directory)) {
            var start = new ArchiveStart(Reason.RESUMED, "at " + commit.positions());
            return new Found(start, commit.positions(), commit.read(), Restored.from(reader, commit.read()));
        }
    }

    private void check(String file, boolean verify) throws IOException {
        try (var input = directory.openInput(file, IOContext.READONCE)) {
            if (verify) {
                CodecUtil.checksumEntireFile(input);
            } else {
                CodecUtil.retrieveChecksum(input);
            }
        }
    }

    private boolean hasIndexFiles() throws IOException {
        for (String file : directory.listAll()) {
            if (INDEX_FILE.matcher(file).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Throws away the index, and with it whatever was left of one. */
    void clear() throws IOException {
        for (String file : directory.listAll()) {
            if (INDEX_FILE.matcher(file).matches()) {
                directory.deleteFile(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            lock.close();
        }
    }
}
