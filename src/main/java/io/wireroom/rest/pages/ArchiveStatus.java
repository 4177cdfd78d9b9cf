package io.wireroom.rest.pages;

import org.jspecify.annotations.Nullable;

/** How the archive follows the log. */
public interface ArchiveStatus {

    /** Committed events that were not taken in yet; negative while nobody knows. */
    long lag();

    /** Why there is nothing to read, or why it stands still, in a sentence; absent if all is well. */
    @Nullable
    String trouble();
}
