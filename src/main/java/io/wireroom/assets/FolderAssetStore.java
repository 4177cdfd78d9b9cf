package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores images in a folder with the same relative paths as below the assets base URL, so that a web server can serve the folder.
 * The metadata of {@code name} is in the file {@code .name.facts} beside it. Requires a case-sensitive file system.
 *
 * <p>Crash safety: files are written under a temporary name, synced and renamed, then the folder is synced. Two files cannot be
 * renamed atomically, so the metadata contains the checksum of the image; an image without matching metadata counts as absent.
 */
public final class FolderAssetStore implements AssetStore {
    private final Path root;

    /**
     * Creates the folder if necessary.
     *
     * @throws IOException if the folder cannot be created or is not writable
     */
    public FolderAssetStore(Path folder) throws IOException {
        root = folder.toAbsolutePath().normalize();
        createFolder(root);
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            throw new IOException("not a writable folder: " + root);
        }
    }

    @Override
    public String name() {
        return root.toUri().toString();
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        Path image = image(path);
        Path folder = image.resolveSibling(".");
        createFolder(folder.normalize());
        replace(image, asset.bytes());
        replace(metadataFile(image), MetadataFile.of(asset).text().getBytes(US_ASCII));
        sync(folder);
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        Path image = image(path);
        Optional<MetadataFile> metadata = readMetadata(image);
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(image);
            return metadata.filter(file -> file.describes(bytes)).map(file -> new StoredAsset(bytes, file.metadata()));
        } catch (NoSuchFileException deletedConcurrently) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<AssetMetadata> metadata(StorePath path) throws IOException {
        return readMetadata(image(path)).map(MetadataFile::metadata);
    }

    @Override
    public void delete(StorePath path) throws IOException {
        Path image = image(path);
        boolean deleted = Files.deleteIfExists(metadataFile(image));
        if (Files.deleteIfExists(image) || deleted) {
            sync(image.resolveSibling("."));
        }
    }

    private Path image(StorePath path) {
        return root.resolve(path.value());
    }

    private static Path metadataFile(Path image) {
        return image.resolveSibling("." + image.getFileName() + ".facts");
    }

    private static Optional<MetadataFile> readMetadata(Path image) throws IOException {
        try {
            return MetadataFile.parse(Files.readString(metadataFile(image), US_ASCII));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
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

    /** Creates the folder and its parents, syncing each parent after creating an entry in it. */
    private static void createFolder(Path folder) throws IOException {
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

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
