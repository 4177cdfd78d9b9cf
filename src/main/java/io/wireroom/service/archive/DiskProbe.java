package io.wireroom.service.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks whether a folder is writable by writing data: creating an empty file succeeds even on a full disk. */
final class DiskProbe {
    private static final String FILE = "archive.probe";
    private static final int PIECE = 1 << 20;

    /** More than the archive writes at once. */
    private static final int PIECES = 8;

    private DiskProbe() {}

    /** @throws IOException if there is no space for 8 MiB */
    static void check(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int i = 0; i < PIECES; i++) {
                out.write(piece);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
