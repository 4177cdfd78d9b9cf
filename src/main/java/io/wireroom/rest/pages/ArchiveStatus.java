package io.wireroom.rest.pages;

import org.jspecify.annotations.Nullable;

/** The status of the archive. */
public interface ArchiveStatus {

    /** Number of committed events that are not in the archive yet; negative if unknown. */
    long lag();

    /** Why the archive is not available, as a sentence; null if it is. */
    @Nullable
    String failure();
}
