package io.wireroom.service;

import io.wireroom.rest.pages.ArchiveStatus;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the start page how the archive stands. */
@Singleton
final class ServedArchive implements ArchiveStatus {
    private final ServiceLifecycle wireroom;

    ServedArchive(ServiceLifecycle wireroom) {
        this.wireroom = wireroom;
    }

    @Override
    public long lag() {
        return wireroom.archiveState().lag();
    }

    @Override
    public @Nullable String trouble() {
        List<String> troubles = wireroom.troubles();
        return troubles.isEmpty() ? wireroom.archiveState().why() : String.join("; ", troubles);
    }
}
