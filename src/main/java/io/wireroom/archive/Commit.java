package io.wireroom.archive;

import java.util.Map;

/**
 * User data of an index commit.
 *
 * @param identity identity of the log
 * @param positions log positions of the content
 * @param sequence number of changes read
 */
record Commit(String identity, PartitionOffsets positions, long sequence) {
    /**
     * Format version of the documents. Increment it when documents change: an index of another format is deleted and filled
     * again.
     */
    static final String FORMAT = "4";

    private static final String FORMAT_KEY = "wireroom.format";
    private static final String IDENTITY_KEY = "wireroom.identity";
    private static final String POSITIONS_KEY = "wireroom.positions";
    private static final String SEQUENCE_KEY = "wireroom.read";

    Map<String, String> toUserData() {
        return Map.of(
                FORMAT_KEY,
                FORMAT,
                IDENTITY_KEY,
                identity,
                POSITIONS_KEY,
                positions.toString(),
                SEQUENCE_KEY,
                Long.toString(sequence));
    }

    static boolean hasThisFormat(Map<String, String> userData) {
        return FORMAT.equals(userData.get(FORMAT_KEY));
    }

    /** @throws IllegalArgumentException if it was not written by {@link #toUserData} */
    static Commit of(Map<String, String> userData) {
        return new Commit(
                userData.getOrDefault(IDENTITY_KEY, ""),
                PartitionOffsets.parse(userData.getOrDefault(POSITIONS_KEY, "absent")),
                Long.parseLong(userData.getOrDefault(SEQUENCE_KEY, "absent")));
    }
}
