package io.wireroom.kafka.redrive;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected documents are to be sent again.
 *
 * @param partition of the rejected topic; absent for all
 * @param from the first offset
 * @param to the first offset that isn't meant any more
 * @param codes of {@code wireroom-error-code}; empty for all
 * @param most so many documents at the most
 */
public record RedriveSelection(@Nullable Integer partition, long from, long to, Set<String> codes, long most) {

    /** Everything. */
    public static final RedriveSelection ALL = new RedriveSelection(null, 0, Long.MAX_VALUE, Set.of(), Long.MAX_VALUE);

    public RedriveSelection {
        if (from < 0 || to < from || most < 1) {
            throw new IllegalArgumentException("no selection: from " + from + " to " + to + ", at most " + most);
        }
        codes = Set.copyOf(codes);
    }

    boolean covers(int candidate) {
        return partition == null || partition == candidate;
    }

    boolean wants(@Nullable String code) {
        return codes.isEmpty() || (code != null && codes.contains(code));
    }
}
