package io.wireroom.archive;

import java.util.List;

/**
 * A change of the rights of a reader that has a copy.
 *
 * @param former rights that parts of the copy were made with, at least one
 * @param current rights that the copy is to have
 * @param copied positions of the copy
 * @param sent the reader may have been sent everything before these positions with former rights
 */
public record RightsChange(
        List<AccessScope> former, AccessScope current, PartitionOffsets copied, PartitionOffsets sent) {

    public RightsChange {
        former = List.copyOf(former);
        sent = sent.furthest(copied);
    }

    /** What happens to an article. */
    enum Effect {
        NONE,
        /** The reader may see it, and may not have it. */
        GAINED,
        /** The reader may not see it, and may have it. */
        LOST
    }

    /**
     * Which rights cover an edition.
     *
     * @param now whether the current rights do
     * @param byAny whether one of the former rights does
     * @param byAll whether all former rights do
     * @param everNow whether the current rights cover this or an earlier revision
     * @param everByAny whether one of the former rights covers this or an earlier revision
     */
    record Coverage(boolean now, boolean byAny, boolean byAll, boolean everNow, boolean everByAny) {}

    /**
     * The effect on an article whose latest edition precedes the end of the copy.
     *
     * @param published whether the edition is an article. A withdrawal has been sent to those who had the article
     */
    static Effect onCopied(boolean published, Coverage coverage) {
        boolean same = coverage.now() == coverage.byAny() && coverage.byAny() == coverage.byAll();
        if (!published || same) {
            return Effect.NONE;
        }
        return coverage.now() ? Effect.GAINED : Effect.LOST;
    }

    /** The effect on an article that has changed since the copy. It is sent with the changes, unless the current rights hide it there. */
    Effect onChanged(int partition, Beginning beginning, Coverage coverage) {
        return coverage.everByAny() && !coverage.everNow() && beginning.mayPrecede(partition, sent)
                ? Effect.LOST
                : Effect.NONE;
    }
}
