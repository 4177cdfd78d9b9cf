package io.wireroom.archive;

import java.util.List;

/**
 * A change of the rights of a reader with holdings.
 *
 * @param former rights of parts of the holdings, at least one
 * @param current the new rights
 * @param completeTo positions up to which the holdings are complete
 * @param sent positions up to which articles may have been sent with former rights
 */
public record RightsChange(
        List<AccessScope> former, AccessScope current, PartitionOffsets completeTo, PartitionOffsets sent) {

    public RightsChange {
        former = List.copyOf(former);
        sent = sent.furthest(completeTo);
    }

    /** The effect on an article. */
    enum Effect {
        NONE,
        /** The reader may see the article, and may lack it. */
        GAINED,
        /** The reader may not see the article, and may have it. */
        LOST
    }

    /**
     * The rights that cover an edition.
     *
     * @param coveredNow whether the current rights cover it
     * @param coveredByAnyFormer whether one of the former rights covers it
     * @param coveredByAllFormer whether all former rights cover it
     * @param everCoveredNow whether the current rights cover this or an earlier revision
     * @param everCoveredByAnyFormer whether one of the former rights covers this or an earlier revision
     */
    record Coverage(
            boolean coveredNow,
            boolean coveredByAnyFormer,
            boolean coveredByAllFormer,
            boolean everCoveredNow,
            boolean everCoveredByAnyFormer) {}

    /**
     * The effect on an article whose latest edition is before the end of the holdings.
     *
     * @param published whether the edition is an article. Readers of the article have been sent its withdrawal
     */
    static Effect onUnchanged(boolean published, Coverage coverage) {
        boolean same = coverage.coveredNow() == coverage.coveredByAnyFormer()
                && coverage.coveredByAnyFormer() == coverage.coveredByAllFormer();
        if (!published || same) {
            return Effect.NONE;
        }
        return coverage.coveredNow() ? Effect.GAINED : Effect.LOST;
    }

    /**
     * The effect on an article that has changed after the holdings. It is among the later changes, unless the current rights hide it.
     */
    Effect onChanged(int partition, FirstRecord firstRecord, Coverage coverage) {
        return coverage.everCoveredByAnyFormer()
                        && !coverage.everCoveredNow()
                        && firstRecord.mayPrecede(partition, sent)
                ? Effect.LOST
                : Effect.NONE;
    }
}
