package io.wireroom.history;

import java.util.HashMap;
import java.util.Map;

/** The user data of each commit: the identities of the topics and the offsets that were reached. */
final class HistoryCommit {
    /** The version of the index format. An index of another version is rebuilt. */
    private static final String FORMAT = "1";

    private final Map<String, String> data;

    private HistoryCommit(Map<String, String> data) {
        this.data = data;
    }

    /** The data of an empty index. */
    static HistoryCommit start(Map<HistoryLog, String> identities) {
        Map<String, String> data = new HashMap<>();
        data.put("format", FORMAT);
        identities.forEach((log, identity) -> data.put("log." + log.label(), identity));
        return new HistoryCommit(data);
    }

    static HistoryCommit of(Map<String, String> data) {
        return new HistoryCommit(new HashMap<>(data));
    }

    /** Whether the index has this format and was built from these topics. */
    boolean isOf(Map<HistoryLog, String> identities) {
        return start(identities).data.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(data.get(wanted.getKey())));
    }

    /** The offset of the next record to read; 0 if nothing was read. */
    long next(HistoryLog log, int partition) {
        return Long.parseLong(data.getOrDefault(name(log, partition), "0"));
    }

    void reached(HistoryLog log, Map<Integer, Long> positions) {
        positions.forEach((partition, next) -> data.put(name(log, partition), Long.toString(next)));
    }

    Map<String, String> data() {
        return Map.copyOf(data);
    }

    private static String name(HistoryLog log, int partition) {
        return "next." + log.label() + "." + partition;
    }
}
