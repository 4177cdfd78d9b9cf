package io.wireroom.archive;

/**
 * How an archive came to its first content, for a line in the log.
 *
 * @param detail what was found, for people
 */
public record ArchiveStart(Reason reason, String detail) {

    public enum Reason {
        /** The index was there and whole: it goes on from its last commit. */
        RESUMED,
        /** There was no index. */
        NEW,
        /** The index couldn't be read, or not all of it, and was thrown away. */
        DAMAGED,
        /** The index was made from another log and was thrown away. */
        OTHER_LOG,
        /** The index was written by a version that arranges it differently and was thrown away. */
        OTHER_FORMAT
    }
}
