package io.wireroom.archive;

/**
 * Resource settings of an archive.
 *
 * @param writers number of threads that index a large batch
 * @param bufferMiB heap for documents that are not on disk yet, in MiB
 * @param recentChanges number of latest changes that are kept in memory for readers near the head; 0 for none
 * @param recentMiB maximum size of their bodies, in MiB
 * @param verify whether opening the archive verifies the checksums of all files that have changed since they were verified or written
 */
public record ArchiveSettings(int writers, int bufferMiB, int recentChanges, int recentMiB, boolean verify) {

    public static final ArchiveSettings DEFAULT =
            new ArchiveSettings(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), 64, 2_000, 8, true);

    public ArchiveSettings {
        if (writers < 1 || bufferMiB < 1 || recentChanges < 0 || recentMiB < 0) {
            throw new IllegalArgumentException("archive settings out of range: writers " + writers + ", buffer "
                    + bufferMiB + " MiB, recent changes " + recentChanges + ", recent " + recentMiB + " MiB");
        }
    }
}
