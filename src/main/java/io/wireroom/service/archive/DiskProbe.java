package io.wireroom.service.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a folder can be written to: a disk that is full takes an empty file, and says so only later. */
final class DiskProbe {
    private static final String FILE = "archive.probe";
    private static final int PIECE = 1 << 20;

    /** More than the archive writes at once near the head. */
    private static final int PIECES = 8;

    private DiskProbe() {}

    /** @throws IOException if there is no room for 8 MiB */
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
