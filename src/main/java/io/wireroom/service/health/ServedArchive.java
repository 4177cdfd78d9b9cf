package io.wireroom.service.health;

import io.wireroom.rest.pages.ArchiveStatus;
import io.wireroom.service.archive.ArchiveService;
import io.wireroom.service.lifecycle.ServiceLifecycle;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of the archive, for the start page. */
@Singleton
final class ServedArchive implements ArchiveStatus {
    private final ServiceLifecycle service;
    private final ArchiveService archive;

    ServedArchive(ServiceLifecycle service, ArchiveService archive) {
        this.service = service;
        this.archive = archive;
    }

    @Override
    public long lag() {
        return archive.state().lag();
    }

    @Override
    public @Nullable String failure() {
        List<String> failures = service.failures();
        return failures.isEmpty() ? archive.state().notReadyReason() : String.join("; ", failures);
    }
}
