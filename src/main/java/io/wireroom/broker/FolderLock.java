package io.wireroom.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive lock on a broker's data folder. Kafka has such a lock too, but acquires it only after it has begun to write the
 * metadata log. The operating system releases the lock when the process ends, so a leftover lock file is harmless.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "wireroom.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder if necessary and locks it.
     *
     * @throws BrokerException if another broker holds the lock or the folder is not usable
     */
    static FolderLock acquire(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BrokerException(
                        "The folder " + folder + " is in use by another embedded broker: stop that one, or set"
                                + " wireroom.data to another folder",
                        null);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new BrokerException(
                    "The folder " + folder + " can't be used (" + e + "): set wireroom.data to another", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
