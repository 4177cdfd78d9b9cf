package io.wireroom.bench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Damage to the files of a process that does not run. */
final class Corruption {
    private static final int FILES = 5;
    private static final int BYTES = 20;

    private final Random random;
    private final List<String> done;

    Corruption(Random random, List<String> done) {
        this.random = random;
        this.done = done;
    }

    /** Deletes what is in the folder. */
    static void delete(Path folder) throws IOException {
        for (Path file : files(folder, false)) {
            if (!file.equals(folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Overwrites bytes in some files. */
    void of(Path folder) throws IOException {
        List<Path> files = files(folder, true);
        for (int i = 0; i < FILES && !files.isEmpty(); i++) {
            Path file = files.get(random.nextInt(files.size()));
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                for (int flip = 0; flip < BYTES && bytes.length() > 0; flip++) {
                    bytes.seek(random.nextLong(bytes.length()));
                    bytes.write(random.nextInt(256));
                }
            }
            done.add("corrupt " + folder.relativize(file));
        }
    }

    private static List<Path> files(Path folder, boolean regular) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !regular || Files.isRegularFile(file))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
