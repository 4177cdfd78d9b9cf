package io.wireroom.rest.query;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of query parameters of the resources for producers and partners, and a search for the one that a misspelled name stands for. */
final class ParameterNames {
    private static final Set<String> ALL = Set.of(
            "code",
            "consumer",
            "cursor",
            "dry_run",
            "fields",
            "language",
            "limit",
            "order",
            "q",
            "reason",
            "since",
            "source",
            "tag",
            "until",
            "updated_since",
            "wait");
    private static final int MAX_LENGTH = 32;
    private static final int MAX_DISTANCE = 2;

    private ParameterNames() {}

    static boolean isKnown(String name) {
        return ALL.contains(name);
    }

    /** The most similar name of {@code names}; null if none is similar. */
    static @Nullable String nearest(String name, Set<String> names) {
        if (name.length() > MAX_LENGTH) {
            return null;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(known -> distance(lower, known) <= Math.min(MAX_DISTANCE, known.length() - 2))
                .min(Comparator.<String>comparingInt(known -> distance(lower, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** The number of characters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
