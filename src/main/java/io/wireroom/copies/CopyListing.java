package io.wireroom.copies;

import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.ObjectStore.Listed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in the store: for each log and format, manifests and the parts of files. A part's name is its content's hash, so several
 * endpoints may store the same part.
 *
 * @param manifests of this log and format, the newest first
 * @param parts of this log and format, by hash
 * @param others objects of copies of other logs and formats, by the prefix of their keys
 */
record CopyListing(List<Listed> manifests, Map<String, Listed> parts, Map<String, List<Listed>> others) {
    private static final Pattern KEY =
            Pattern.compile("(log-[0-9a-f]{16}/format-[A-Za-z0-9]+/)(manifests|parts)/([A-Za-z0-9.-]+)");
    private static final Comparator<Listed> NEWEST_FIRST =
            Comparator.comparing(Listed::modified).thenComparing(Listed::key).reversed();

    static CopyListing of(ObjectStore store, CopyKeys keys) throws IOException {
        List<Listed> manifests = new ArrayList<>();
        Map<String, Listed> parts = new HashMap<>();
        Map<String, List<Listed>> others = new HashMap<>();
        for (Listed object : store.list("")) {
            Matcher key = KEY.matcher(object.key());
            if (!key.matches()) {
                continue; // not ours
            }
            if (!key.group(1).equals(keys.prefix())) {
                others.computeIfAbsent(key.group(1), prefix -> new ArrayList<>())
                        .add(object);
            } else if (key.group(2).equals("manifests")) {
                manifests.add(object);
            } else {
                parts.put(key.group(3), object);
            }
        }
        manifests.sort(NEWEST_FIRST);
        return new CopyListing(List.copyOf(manifests), parts, others);
    }

    /** The latest time at which anything of these was written, by the store's clock. */
    static Instant latest(List<Listed> objects) {
        return objects.stream()
                .map(Listed::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
