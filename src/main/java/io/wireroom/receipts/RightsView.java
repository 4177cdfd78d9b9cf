package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;

/**
 * How far a consumer has read with certain rights.
 *
 * @param turn the turn of the rights when the consumer read with them last. Of several views, the one with the highest turn that has
 *     positions is the consumer's copy
 * @param positions the furthest that it came back with: its copy had everything before them that these rights cover, and nothing else;
 *     {@link PartitionOffsets#START} if it did not come back
 * @param sent the furthest that it was sent
 */
public record RightsView(int turn, PartitionOffsets positions, PartitionOffsets sent) {

    RightsView merge(RightsView other) {
        return new RightsView(
                Math.max(turn, other.turn), positions.furthest(other.positions), sent.furthest(other.sent));
    }

    boolean isCopy() {
        return !positions.equals(PartitionOffsets.START);
    }

    /** Whether nothing of the other is beyond it. */
    boolean reaches(RightsView other) {
        return turn >= other.turn && positions.reaches(other.positions) && sent.reaches(other.sent);
    }
}
