package io.wireroom.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Supplies the files of an index where there is none, so that an archive need not be filled from the beginning of the log. */
@FunctionalInterface
public interface IndexSource {
    /** Supplies nothing. */
    IndexSource NONE = (folder, identity) -> Optional.empty();

    /**
     * Puts all files of a committed index into the folder. What it puts there is verified like an index of the archive's own, and deleted
     * if it is unusable.
     *
     * @param folder the archive's folder, without files of an index
     * @param identity the log that the index must be of
     * @return where the index comes from; empty if there is none
     * @throws IOException if the folder can't be written
     */
    Optional<String> fetch(Path folder, String identity) throws IOException;
}
