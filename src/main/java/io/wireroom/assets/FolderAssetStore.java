package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.objects.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

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
        root = DurableFiles.writableFolder(folder);
    }

    @Override
    public String name() {
        return root.toUri().toString();
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        Path image = image(path);
        Path folder = image.resolveSibling(".");
        DurableFiles.createFolder(folder.normalize());
        DurableFiles.replace(image, asset.bytes());
        DurableFiles.replace(metadataFile(image), MetadataFile.of(asset).text().getBytes(US_ASCII));
        DurableFiles.sync(folder);
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
            DurableFiles.sync(image.resolveSibling("."));
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
}
