package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.time.Instant;

/**
 * A time at which a consumer had everything before some positions.
 *
 * @param withdrawal whether a withdrawal lies between the marks before and this one. Such marks are kept longest
 */
public record Mark(PartitionOffsets positions, Instant at, boolean withdrawal) {}
