package io.wireroom.kafka.redrive;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the rejected documents to send again.
 *
 * @param partition partition of the rejected topic; null for all
 * @param from the first offset
 * @param to the end offset, exclusive
 * @param codes values of {@code wireroom-error-code}; empty for all
 * @param most maximum number of documents
 */
public record RedriveSelection(@Nullable Integer partition, long from, long to, Set<String> codes, long most) {

    /** All rejected documents. */
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

    boolean includes(@Nullable String code) {
        return codes.isEmpty() || (code != null && codes.contains(code));
    }
}
