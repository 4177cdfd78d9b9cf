package io.wireroom.archive;

import java.util.Map;

/**
 * What an index says of itself in each commit.
 *
 * @param identity of the log that it was made from
 * @param positions up to where it holds that log
 * @param read how many changes were read for it
 */
record Commit(String identity, PartitionOffsets positions, long read) {
    /** To be raised whenever documents are arranged differently: indexes of other formats are filled anew. */
    static final String FORMAT = "3";

    private static final String FORMAT_KEY = "wireroom.format";
    private static final String IDENTITY_KEY = "wireroom.identity";
    private static final String POSITIONS_KEY = "wireroom.positions";
    private static final String READ_KEY = "wireroom.read";

    Map<String, String> toUserData() {
        return Map.of(
                FORMAT_KEY,
                FORMAT,
                IDENTITY_KEY,
                identity,
                POSITIONS_KEY,
                positions.toString(),
                READ_KEY,
                Long.toString(read));
    }

    static boolean hasThisFormat(Map<String, String> userData) {
        return FORMAT.equals(userData.get(FORMAT_KEY));
    }

    /** @throws IllegalArgumentException if it isn't what {@link #toUserData} makes */
    static Commit of(Map<String, String> userData) {
        return new Commit(
                userData.getOrDefault(IDENTITY_KEY, ""),
                PartitionOffsets.parse(userData.getOrDefault(POSITIONS_KEY, "absent")),
                Long.parseLong(userData.getOrDefault(READ_KEY, "absent")));
    }
}
