package io.wireroom.imports;

/**
 * What an archive file may hold before reading it is given up.
 *
 * @param documentBytes the largest document; larger ones are passed over, one by one
 * @param entries files and folders of any kind
 * @param totalBytes of the archive once unpacked
 * @param bytesInFlight documents that Kafka has not answered for yet; must fit the producer's memory
 */
public record ImportLimits(int documentBytes, long entries, long totalBytes, int bytesInFlight) {

    /** A million entries and 16 GiB: several times the largest archive that is known, and no more than a disk. */
    public static final ImportLimits DEFAULT = new ImportLimits(1 << 20, 1_000_000, 16L << 30, 8 << 20);

    public ImportLimits {
        if (documentBytes < 1 || entries < 1 || totalBytes < 1 || bytesInFlight < 1) {
            throw new IllegalArgumentException("import limits must be positive");
        }
    }
}
