package io.wireroom.archive;

import io.wireroom.archive.ArchiveStart.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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
 * The folder of an index. An operating system lock, which ends with the process, ensures that one process uses it at a time.
 */
final class IndexFolder implements AutoCloseable {
    private static final String LOCK = "archive.lock";
    /** Names of Lucene's files. Other files in the folder are never deleted. */
    private static final Pattern INDEX_FILE = Pattern.compile("(pending_)?segments.*|_[a-z0-9]+(_.*)?\\..*");

    private final FSDirectory directory;
    private final Lock lock;
    private final VerifiedFiles verified;

    private IndexFolder(FSDirectory directory, Lock lock) {
        this.directory = directory;
        this.lock = lock;
        this.verified = new VerifiedFiles(directory.getDirectory());
    }

    /** @throws IOException if the folder can't be created or written, or another process uses it */
    static IndexFolder acquire(Path path) throws IOException {
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

    Path path() {
        return directory.getDirectory();
    }

    /** Inspects the index and deletes it if it is unusable. Then it takes the index of the source, if it has a usable one. */
    Found prepare(String identity, boolean verify, IndexSource source) throws IOException {
        Found found = inspectAndClearUnusable(identity, verify);
        if (found.isUsable()) {
            return found;
        }
        Optional<String> origin = source.fetch(path(), identity);
        if (origin.isEmpty()) {
            return found;
        }
        Found fetched = inspectAndClearUnusable(identity, true);
        return fetched.isUsable() ? fetched.from(origin.get()) : found;
    }

    private Found inspectAndClearUnusable(String identity, boolean verify) throws IOException {
        Found found = inspect(identity, verify);
        if (!found.isUsable()) {
            clear();
        }
        return found;
    }

    /** The state that the archive resumes from. */
    record Found(ArchiveStart start, PartitionOffsets positions, long sequence, RestoredState restored) {
        boolean isUsable() {
            return start.reason() == Reason.RESUMED;
        }

        Found from(String origin) {
            var copied = new ArchiveStart(Reason.COPIED, "from " + origin + ", " + start.detail());
            return new Found(copied, positions, sequence, restored);
        }

        static Found empty(Reason reason, String detail) {
            return new Found(new ArchiveStart(reason, detail), PartitionOffsets.START, 0, RestoredState.empty());
        }
    }

    private Found inspect(String identity, boolean verify) throws IOException {
        if (!hasIndexFiles()) {
            return Found.empty(Reason.NEW, "no index in " + directory.getDirectory());
        }
        try {
            return read(identity, verify);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            return Found.empty(Reason.OTHER_FORMAT, String.valueOf(e.getMessage()));
        } catch (IndexNotFoundException e) {
            return Found.empty(Reason.DAMAGED, "files of an index, but no commit");
        } catch (IOException | RuntimeException e) {
            // Corrupt files can cause any exception in Lucene. The index can be filled again from the log.
            return Found.empty(Reason.DAMAGED, e.toString());
        }
    }

    private Found read(String identity, boolean verify) throws IOException {
        SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
        if (!Commit.hasThisFormat(infos.getUserData())) {
            return Found.empty(Reason.OTHER_FORMAT, "the index is not of format " + Commit.FORMAT);
        }
        Commit commit = Commit.of(infos.getUserData());
        if (!commit.identity().equals(identity)) {
            return Found.empty(Reason.OTHER_LOG, "the index is of " + commit.identity() + ", not of " + identity);
        }
        Collection<String> files = infos.files(true);
        Set<String> unchanged = verify ? verified.unchanged(files) : Set.copyOf(files);
        for (String file : files) {
            check(file, !unchanged.contains(file));
        }
        if (verify) {
            noteVerified(files);
        }
        try (var reader = DirectoryReader.open(directory)) {
            var start = new ArchiveStart(Reason.RESUMED, "at " + commit.positions());
            return new Found(
                    start, commit.positions(), commit.sequence(), RestoredState.from(reader, commit.sequence()));
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

    /** Notes that the files of a commit are good: they were verified, or written by this process. */
    void noteVerified(Collection<String> files) {
        try {
            verified.write(files);
        } catch (IOException e) {
            // The previous list remains valid.
        }
    }

    /** Deletes all files of the index. */
    void clear() throws IOException {
        verified.delete();
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
