package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;

/**
 * The positions that a consumer has read with certain rights.
 *
 * @param rightsVersion version of the rights when the consumer last read with them. The one with the highest version that has positions
 *     determines the consumer's holdings
 * @param positions the furthest positions that it returned: its holdings had exactly what these rights cover before them; {@link
 *     PartitionOffsets#START} if it returned none
 * @param sent the furthest positions that it was sent
 */
public record RightsProgress(int rightsVersion, PartitionOffsets positions, PartitionOffsets sent) {

    RightsProgress merge(RightsProgress other) {
        return new RightsProgress(
                Math.max(rightsVersion, other.rightsVersion),
                positions.furthest(other.positions),
                sent.furthest(other.sent));
    }

    boolean hasPositions() {
        return !positions.equals(PartitionOffsets.START);
    }

    /** Whether the positions are equal to or beyond the other's. */
    boolean reaches(RightsProgress other) {
        return rightsVersion >= other.rightsVersion && positions.reaches(other.positions) && sent.reaches(other.sent);
    }
}
