package io.wireroom.service;

import io.wireroom.rest.query.ArchiveAccess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** The role {@code endpoint}: the archive and the document index. A missing document index does not affect readiness. */
@Singleton
final class EndpointLifecycle implements RoleLifecycle {
    private final ArchiveService archive;
    private final HistoryService history;
    private final ArchiveAccess access;

    EndpointLifecycle(ArchiveService archive, HistoryService history, ArchiveAccess access) {
        this.archive = archive;
        this.history = history;
        this.access = access;
    }

    @Override
    public void start() throws IOException {
        if (archive.state().follower() == null) {
            archive.start();
            history.start();
        }
    }

    @Override
    public void close() {
        archive.close();
        history.close();
    }

    @Override
    public boolean isReady() {
        return access.isOpen();
    }

    @Override
    public List<String> troubles() {
        if (access.isOpen()) {
            return List.of();
        }
        String why = archive.state().why();
        return List.of(why == null ? "the archive is not open" : why);
    }
}
