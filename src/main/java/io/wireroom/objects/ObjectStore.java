package io.wireroom.objects;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key, each of a few megabytes at most. Safe for concurrent use by threads and processes: an object appears and is replaced as
 * a whole.
 *
 * <p>Keys are names of letters, digits, {@code .}, {@code _} and {@code -} that don't begin with a dot, separated by slashes.
 *
 * <p>An {@link IOException} means that the store is unavailable or misconfigured; the operation may be retried.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * An object of a list.
     *
     * @param length in bytes
     * @param modified when it was written, by the store's clock
     */
    record Listed(String key, long length, Instant modified) {}

    /** Location of the store, for logs. */
    String name();

    /** Stores an object, replacing any previous one. Durable when this method returns. */
    void put(String key, byte[] bytes) throws IOException;

    /** The object; empty if there is none. */
    Optional<byte[]> get(String key) throws IOException;

    /** The objects whose keys begin with {@code prefix}, which ends with a slash or is empty, in no particular order. */
    List<Listed> list(String prefix) throws IOException;

    /** Removes an object, if there is one. */
    void delete(String key) throws IOException;

    @Override
    default void close() {}
}
