package io.wireroom.rebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/** A temporary store on disk with values by kind and article id, so that memory does not grow with the number of articles. */
final class ScratchStore implements AutoCloseable {
    private final Path folder;
    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions volatileWrites = new WriteOptions().setDisableWAL(true);
    private final RocksDB store;

    /** Each kind is a range of keys of its own. */
    enum Kind {
        ENTRY('E'),
        FACTS('F'),
        HELD('H'),
        SNAPSHOT('S');

        private final byte prefix;

        Kind(char prefix) {
            this.prefix = (byte) prefix;
        }
    }

    interface Visitor {
        void visit(long id, byte[] value);
    }

    /** @param folder folder of this store, which is deleted before and after use */
    ScratchStore(Path folder) {
        this.folder = folder;
        delete();
        try {
            Files.createDirectories(folder);
            RocksDB.loadLibrary();
            store = RocksDB.open(options, folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    byte @Nullable [] get(Kind kind, long id) {
        try {
            return store.get(key(kind, id));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    void put(Kind kind, long id, byte[] value) {
        try {
            store.put(volatileWrites, key(kind, id), value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    void delete(Kind kind, long id) {
        try {
            store.delete(volatileWrites, key(kind, id));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Iterates in the order of the ids. */
    void each(Kind kind, Visitor visitor) {
        try (RocksIterator all = store.newIterator()) {
            for (all.seek(key(kind, 0)); all.isValid() && all.key()[0] == kind.prefix; all.next()) {
                visitor.visit(ByteBuffer.wrap(all.key(), 1, Long.BYTES).getLong(), all.value());
            }
        }
    }

    private static byte[] key(Kind kind, long id) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(kind.prefix).putLong(id).array();
    }

    private static UncheckedIOException failed(RocksDBException e) {
        return new UncheckedIOException(new IOException("the scratch folder: " + e.getMessage(), e));
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        volatileWrites.close();
        options.close();
        delete();
    }
}
