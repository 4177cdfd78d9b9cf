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
 * Images in a folder, below it as below the assets' base URL, so that any web server can serve them too. The facts of each lie
 * beside it, in a file of the same name between a dot and {@code .facts}. The file system has to tell upper case from lower.
 *
 * <p>Files are written under another name, forced to disk and renamed, and the folder is forced to disk: what was there before a
 * crash is there after it. Two files can't be renamed at once, so the facts tell their image's checksum: an image without its own
 * facts counts as none.
 */
public final class FolderAssetStore implements AssetStore {
    private final Path root;

    /**
     * Makes the folder if it isn't there.
     *
     * @throws IOException if that can't be, or nothing can be written there
     */
    public FolderAssetStore(Path folder) throws IOException {
        root = folder.toAbsolutePath().normalize();
        makeFolder(root);
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            throw new IOException("not a folder that can be written to: " + root);
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
        makeFolder(folder.normalize());
        replace(image, asset.bytes());
        replace(facts(image), MetadataFile.of(asset).text().getBytes(US_ASCII));
        force(folder);
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        Path image = image(path);
        Optional<MetadataFile> facts = read(image);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(image);
            return facts.filter(file -> file.describes(bytes)).map(file -> new StoredAsset(bytes, file.facts()));
        } catch (NoSuchFileException deletedMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<AssetMetadata> facts(StorePath path) throws IOException {
        return read(image(path)).map(MetadataFile::facts);
    }

    @Override
    public void delete(StorePath path) throws IOException {
        Path image = image(path);
        boolean had = Files.deleteIfExists(facts(image));
        if (Files.deleteIfExists(image) || had) {
            force(image.resolveSibling("."));
        }
    }

    private Path image(StorePath path) {
        return root.resolve(path.value());
    }

    private static Path facts(Path image) {
        return image.resolveSibling("." + image.getFileName() + ".facts");
    }

    private static Optional<MetadataFile> read(Path image) throws IOException {
        try {
            return MetadataFile.parse(Files.readString(facts(image), US_ASCII));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Each folder that is made is forced to disk in the one that it is in. */
    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                makeFolder(parent);
            }
            Files.createDirectories(folder);
            if (parent != null) {
                force(parent);
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
