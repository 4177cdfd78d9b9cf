package io.wireroom.archive;

/**
 * How an archive was opened, for the log.
 *
 * @param detail human-readable description
 */
public record ArchiveStart(Reason reason, String detail) {

    public enum Reason {
        /** The index was intact and resumes from its last commit. */
        RESUMED,
        /** There was no usable index, and a copy of another one resumes from its commit. */
        COPIED,
        /** There was no index. */
        NEW,
        /** The index was unreadable in whole or in part and was deleted. */
        DAMAGED,
        /** The index belonged to another log and was deleted. */
        OTHER_LOG,
        /** The index had another format version and was deleted. */
        OTHER_FORMAT
    }
}
