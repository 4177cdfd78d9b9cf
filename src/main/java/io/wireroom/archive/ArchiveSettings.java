package io.wireroom.archive;

/**
 * How an archive uses its machine.
 *
 * @param writers threads that index a large batch
 * @param bufferMiB heap for documents that aren't on disk yet
 * @param recentChanges how many of the latest changes are kept in memory for readers near the head; 0 for none
 * @param recentMiB the most that their bodies may take
 * @param verify whether opening reads every file once and compares its checksum
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
