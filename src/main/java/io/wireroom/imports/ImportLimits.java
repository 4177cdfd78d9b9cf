package io.wireroom.imports;

/**
 * Limits of an import.
 *
 * @param documentBytes maximum document size; larger documents are rejected individually
 * @param entries maximum number of entries of any kind
 * @param totalBytes maximum uncompressed size of the archive
 * @param bytesInFlight maximum size of documents that Kafka has not acknowledged, in bytes; must fit into the producer's buffer
 */
public record ImportLimits(int documentBytes, long entries, long totalBytes, int bytesInFlight) {

    /** A million entries and 16 GiB: several times the largest known archive, and less than a disk. */
    public static final ImportLimits DEFAULT = new ImportLimits(1 << 20, 1_000_000, 16L << 30, 8 << 20);

    public ImportLimits {
        if (documentBytes < 1 || entries < 1 || totalBytes < 1 || bytesInFlight < 1) {
            throw new IllegalArgumentException("import limits must be positive");
        }
    }
}
