package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.time.Instant;

/**
 * A time at which a consumer had everything before some positions.
 *
 * @param withdrawal whether there is a withdrawal between the previous checkpoint and this one. Such checkpoints are kept longest
 */
public record ReadCheckpoint(PartitionOffsets positions, Instant at, boolean withdrawal) {}
