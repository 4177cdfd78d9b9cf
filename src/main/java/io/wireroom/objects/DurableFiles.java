package io.wireroom.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files and folders that survive a crash of the machine. */
public final class DurableFiles {
    private DurableFiles() {}

    /**
     * Writes a file under a temporary name in the same folder, whose name begins with a dot, syncs it, and renames it. The folder is
     * not synced.
     *
     * @throws IOException if the disk fails or is full; the previous file stays
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * The folder as an absolute path. Creates it if necessary.
     *
     * @throws IOException if it can't be created or is not writable
     */
    public static Path writableFolder(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        createFolder(root);
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            throw new IOException("not a writable folder: " + root);
        }
        return root;
    }

    /**
     * Creates the folder and its parents, syncing each parent after creating an entry in it.
     *
     * @throws IOException if a folder can't be created
     */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                createFolder(parent);
            }
            Files.createDirectories(folder);
            if (parent != null) {
                sync(parent);
            }
        }
    }

    /**
     * Makes the entries of a folder durable.
     *
     * @throws IOException if the folder is missing or the disk fails
     */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
