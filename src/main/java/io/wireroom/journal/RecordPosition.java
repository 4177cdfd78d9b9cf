package io.wireroom.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of a record in its topic, as text {@code {partition}-{offset}}. */
public record RecordPosition(int partition, long offset) {
    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,8})-(0|[1-9][0-9]{0,17})");

    public RecordPosition {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no place: partition " + partition + ", offset " + offset);
        }
    }

    /** Parses the format of {@link #toString}. Empty if the text has another format. */
    public static Optional<RecordPosition> parse(String text) {
        Matcher position = WRITTEN.matcher(text);
        return position.matches()
                ? Optional.of(
                        new RecordPosition(Integer.parseInt(position.group(1)), Long.parseLong(position.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
