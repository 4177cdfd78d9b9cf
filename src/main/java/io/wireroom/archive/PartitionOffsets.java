package io.wireroom.archive;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Positions in a log: the next offset to read of each partition, as in Kafka. Partitions that are absent have offset 0.
 */
public final class PartitionOffsets {
    /** The start of the log. */
    public static final PartitionOffsets START = new PartitionOffsets(new long[0]);

    private final long[] next;

    private PartitionOffsets(long[] next) {
        this.next = next;
    }

    /**
     * @param next the next offset of partition 0, 1, 2, …
     * @throws IllegalArgumentException if an offset is negative
     */
    public static PartitionOffsets of(long... next) {
        int length = next.length;
        while (length > 0 && next[length - 1] == 0) {
            length--;
        }
        if (LongStream.of(next).anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("negative offset in " + Arrays.toString(next));
        }
        return length == 0 ? START : new PartitionOffsets(Arrays.copyOf(next, length));
    }

    /** The next offset to read of this partition. */
    public long next(int partition) {
        return partition < next.length ? next[partition] : 0;
    }

    /** Number of the highest partition with an offset above 0, plus one. */
    public int partitions() {
        return next.length;
    }

    /** A copy with another offset for one partition. */
    public PartitionOffsets with(int partition, long offset) {
        long[] copy = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        copy[partition] = offset;
        return of(copy);
    }

    /** The maximum of both in each partition. */
    public PartitionOffsets furthest(PartitionOffsets other) {
        if (other.reaches(this)) {
            return other;
        }
        if (reaches(other)) {
            return this;
        }
        long[] furthest = new long[Math.max(next.length, other.next.length)];
        Arrays.setAll(furthest, partition -> Math.max(next(partition), other.next(partition)));
        return new PartitionOffsets(furthest);
    }

    /** The minimum of both in each partition. */
    public PartitionOffsets nearest(PartitionOffsets other) {
        long[] nearest = new long[Math.min(next.length, other.next.length)];
        Arrays.setAll(nearest, partition -> Math.min(next[partition], other.next[partition]));
        return of(nearest);
    }

    /** Whether all offsets are equal to or greater than the other's. */
    public boolean reaches(PartitionOffsets other) {
        for (int partition = 0; partition < other.next.length; partition++) {
            if (next(partition) < other.next[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionOffsets positions && Arrays.equals(next, positions.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    /** The offsets in decimal, separated by commas; empty for {@link #START}. */
    @Override
    public String toString() {
        return LongStream.of(next).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    /**
     * Parses the output of {@link #toString}.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    static PartitionOffsets parse(String text) {
        return text.isEmpty()
                ? START
                : of(Arrays.stream(text.split(",", -1))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }
}
