package io.wireroom.service.startup;

import java.io.IOException;
import java.util.List;

/** Start and stop of the parts of the service that belong to one role. {@code ServiceLifecycle} determines the order. */
public interface RoleLifecycle extends AutoCloseable {

    /**
     * Starts everything that is not running yet. Called again after a failure.
     *
     * @throws IOException if a file can't be read or written
     */
    void start() throws IOException;

    /** Stops everything that is running and releases resources. Also called if the process does not have this role. */
    @Override
    void close();

    /** Whether the role is working. */
    default boolean isReady() {
        return true;
    }

    /** Whether it can recover without a restart of the process. */
    default boolean isAlive() {
        return true;
    }

    /** Reasons why it is not ready, as sentences; empty if it is ready. */
    default List<String> failures() {
        return List.of();
    }
}
