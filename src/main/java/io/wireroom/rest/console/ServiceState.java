package io.wireroom.rest.console;

import java.util.List;

/** The state of this process. */
public interface ServiceState {

    /** Reasons why it does not perform its roles, as sentences; empty if it does. */
    List<String> failures();

    /** Number of committed events that its archive has not applied; -1 if unknown. */
    long archiveLag();

    /** Size of the archive and the document index on disk, in bytes. */
    long archiveBytes();

    long historyBytes();

    /** Number of entries in the document index. */
    int historyEntries();
}
