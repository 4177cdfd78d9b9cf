package io.wireroom.command;

import io.wireroom.imports.DocumentName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The documents of a folder in the order of names, of a {@code .tar.gz} in the order of the archive, or of one file. */
abstract class LocalDocuments implements AutoCloseable {
    /** More than any limit of the service. Larger files are not read. */
    static final int MAX_BYTES = 16 << 20;

    /**
     * A document.
     *
     * @param name path within the folder or archive
     * @param content null if the file is larger than {@link #MAX_BYTES}
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    record LocalDocument(String name, byte[] content, boolean isTooLarge) {}

    /** Receives a document. */
    @FunctionalInterface
    interface Receiver {
        void accept(LocalDocument document) throws IOException, InterruptedException;
    }

    /** Passes on all documents. */
    abstract void forEach(Receiver receiver) throws IOException, InterruptedException;

    /** The fraction that has been passed on, from 0 to 1. */
    abstract double done() throws IOException;

    /** Number of files that are not documents. */
    abstract long skipped();

    @Override
    public void close() throws IOException {
        // nothing to close by default
    }

    /** @throws IOException if there is no such file or folder, or it can't be read */
    static LocalDocuments of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".tar.gz") || name.endsWith(".tgz") ? new Archive(path) : new Folder(path);
    }

    private static LocalDocument read(String name, long size, InputStream from) throws IOException {
        return size > MAX_BYTES
                ? new LocalDocument(name, new byte[0], true)
                : new LocalDocument(name, from.readAllBytes(), false);
    }

    /** The files below a folder, or a file. Links are not followed. */
    private static final class Folder extends LocalDocuments {
        private final Path root;
        private final String prefix;
        private final List<Path> documents;
        private final long skipped;
        private int passed;

        Folder(Path root) throws IOException {
            this.root = root;
            this.prefix = prefix(root);
            List<Path> files;
            try (Stream<Path> all = Files.walk(root)) {
                files = all.filter(
                                file -> Files.isRegularFile(file) && (file.equals(root) || !Files.isSymbolicLink(file)))
                        .sorted()
                        .toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            this.documents = files.stream()
                    .filter(file -> DocumentName.isDocument(name(file)))
                    .toList();
            this.skipped = (long) files.size() - documents.size();
        }

        private String name(Path file) {
            String name = file.equals(root)
                    ? String.valueOf(file.getFileName())
                    : root.relativize(file).toString().replace('\\', '/');
            return prefix + name;
        }

        /**
         * The Jekyll folder that contains the root, such as {@code _posts}. It determines whether documents are posts or drafts.
         */
        private static String prefix(Path root) {
            Path absolute = root.toAbsolutePath().normalize();
            for (String folder : List.of("_drafts", "_posts")) {
                for (Path part : absolute) {
                    if (part.toString().equals(folder)) {
                        return folder + "/";
                    }
                }
            }
            return "";
        }

        @Override
        void forEach(Receiver receiver) throws IOException, InterruptedException {
            for (Path document : documents) {
                try (InputStream content = Files.newInputStream(document)) {
                    receiver.accept(read(name(document), Files.size(document), content));
                }
                passed++;
            }
        }

        @Override
        double done() {
            return documents.isEmpty() ? 1 : (double) passed / documents.size();
        }

        @Override
        long skipped() {
            return skipped;
        }
    }

    /** The files of an archive. */
    private static final class Archive extends LocalDocuments {
        private final long size;
        private final FileChannel packed;
        private long skipped;

        Archive(Path file) throws IOException {
            this.size = Files.size(file);
            this.packed = FileChannel.open(file);
        }

        @Override
        void forEach(Receiver receiver) throws IOException, InterruptedException {
            GzipCompressorInputStream unpacked = GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(Channels.newInputStream(packed)))
                    .setDecompressConcatenated(true)
                    .get();
            TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8");
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                    if (DocumentName.isDocument(entry.getName())) {
                        receiver.accept(read(entry.getName(), entry.getSize(), tar));
                    } else {
                        skipped++;
                    }
                }
            }
        }

        @Override
        double done() throws IOException {
            return size == 0 ? 1 : (double) packed.position() / size;
        }

        @Override
        long skipped() {
            return skipped;
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }
}
