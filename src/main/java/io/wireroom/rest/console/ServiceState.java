package io.wireroom.rest.console;

import java.util.List;

/** The state of this process. */
public interface ServiceState {

    /** Why it does not do what its roles are, in sentences; empty if it does. */
    List<String> troubles();

    /** Committed events that its archive has not taken in; -1 while unknown. */
    long archiveLag();

    /** Bytes of the archive and of the index of documents on disk. */
    long archiveBytes();

    long historyBytes();

    /** Entries in the index of documents. */
    int historyEntries();
}
