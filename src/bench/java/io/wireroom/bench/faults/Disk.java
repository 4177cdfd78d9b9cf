package io.wireroom.bench.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system of its own (ext4 in a sparse file), so that it can be full without harm to others. Mounting needs root, on Linux, and the
 * programs {@code mkfs.ext4}, {@code mount} and {@code fallocate}.
 */
final class Disk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    private Disk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Empty if this user can't mount. */
    static Optional<Disk> mount(Path folder, int gibibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        unmount(folder); // left over from a run that was killed
        Path image = folder.resolveSibling(folder.getFileName() + ".img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) gibibytes << 30);
        }
        boolean mounted = run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                && run("mount", "-o", "loop", image.toString(), folder.toString());
        if (!mounted) {
            Files.delete(image);
            return Optional.empty();
        }
        Files.delete(folder.resolve("lost+found")); // brokers would take it for a partition
        return Optional.of(new Disk(folder));
    }

    /** Takes all the room that is left. */
    void fill() throws IOException, InterruptedException {
        long free = Files.getFileStore(folder).getUsableSpace();
        run("fallocate", "-l", Long.toString(Math.max(1, free)), filler.toString());
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler-rest"))) {
            while (true) {
                out.write(0);
            }
        } catch (IOException full) {
            // as it must be
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler);
        Files.deleteIfExists(folder.resolve("filler-rest"));
    }

    private static void unmount(Path folder) throws IOException, InterruptedException {
        while (run("umount", "-l", folder.toString())) {
            // mounts of one folder lie upon each other
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        unmount(folder);
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".img"));
    }
}
