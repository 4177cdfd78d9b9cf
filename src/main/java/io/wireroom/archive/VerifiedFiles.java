package io.wireroom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A list of the index's files that were verified, or written by this process, with the length and the time of modification that they had.
 * A file that is still the same by both need not be read before the archive is used. The list is a file beside the index. Without it, or
 * if it is damaged, no file counts as verified.
 */
final class VerifiedFiles {
    private static final String LIST = "archive.verified";

    private final Path folder;

    VerifiedFiles(Path folder) {
        this.folder = folder;
    }

    /** The names that are on the list with the length and time that the files have now. */
    Set<String> unchanged(Collection<String> files) throws IOException {
        Set<String> listed;
        try {
            listed = Set.copyOf(Files.readAllLines(folder.resolve(LIST), UTF_8));
        } catch (NoSuchFileException | CharacterCodingException none) {
            return Set.of();
        }
        Set<String> unchanged = new TreeSet<>();
        for (String file : files) {
            if (listed.contains(line(file))) {
                unchanged.add(file);
            }
        }
        return unchanged;
    }

    /** Replaces the list. */
    void write(Collection<String> files) throws IOException {
        Set<String> lines = new TreeSet<>();
        for (String file : files) {
            lines.add(line(file));
        }
        Path temporary = folder.resolve(LIST + ".new");
        Files.write(temporary, lines, UTF_8);
        Files.move(temporary, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() throws IOException {
        Files.deleteIfExists(folder.resolve(LIST));
    }

    private String line(String file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
        return file + " " + attributes.size() + " "
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
