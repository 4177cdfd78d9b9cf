package io.wireroom.rest.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads files that are packaged with the classes. */
public final class PackagedFile {

    private PackagedFile() {}

    /** @throws IllegalStateException if the file is missing */
    public static byte[] of(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is missing from this package"));
    }

    /** @param name relative to this class, or to the root of the package if it begins with a slash */
    static Optional<byte[]> find(String name) {
        try (InputStream file = PackagedFile.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
