package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;

/**
 * The positions that a consumer has read with certain rights.
 *
 * @param turn the turn of the rights when the consumer last read with them. The view with the highest turn that has positions is
 *     the consumer's copy
 * @param positions the furthest positions that it returned: its copy had exactly what these rights cover before them; {@link
 *     PartitionOffsets#START} if it returned none
 * @param sent the furthest positions that it was sent
 */
public record RightsView(int turn, PartitionOffsets positions, PartitionOffsets sent) {

    RightsView merge(RightsView other) {
        return new RightsView(
                Math.max(turn, other.turn), positions.furthest(other.positions), sent.furthest(other.sent));
    }

    boolean isCopy() {
        return !positions.equals(PartitionOffsets.START);
    }

    /** Whether the positions are equal to or beyond the other's. */
    boolean reaches(RightsView other) {
        return turn >= other.turn && positions.reaches(other.positions) && sent.reaches(other.sent);
    }
}
