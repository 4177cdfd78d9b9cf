package io.wireroom.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Objects as files in a folder, which several machines may share. Requires a case-sensitive file system. */
public final class FolderObjectStore implements ObjectStore {
    private static final Pattern KEY =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,200})*");

    private final Path root;

    /**
     * Creates the folder if necessary.
     *
     * @throws IOException if the folder can't be created or is not writable
     */
    public FolderObjectStore(Path folder) throws IOException {
        root = DurableFiles.writableFolder(folder);
    }

    @Override
    public String name() {
        return root.toUri().toString();
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        Path file = file(key);
        Path folder = file.resolveSibling(".").normalize();
        DurableFiles.createFolder(folder);
        DurableFiles.replace(file, bytes);
        DurableFiles.sync(folder);
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<Listed> list(String prefix) throws IOException {
        Path folder = prefix.isEmpty() ? root : file(prefix.substring(0, prefix.length() - 1));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Listed> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                listed(file).ifPresent(objects::add);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("the folder changes while it is listed: " + e.getMessage(), e);
        }
        return objects;
    }

    /** Empty for folders, for temporary files, and for a file that was deleted meanwhile. */
    private Optional<Listed> listed(Path file) throws IOException {
        String key = root.relativize(file).toString().replace('\\', '/');
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Listed(
                            key,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    /** @throws IllegalArgumentException if it is no key */
    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("invalid key of an object");
        }
        return root.resolve(key);
    }
}
