package io.wireroom.archive;

import io.wireroom.article.Audience;
import io.wireroom.article.Sha256;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A subset of the archive: the articles that a partner may see, or that a query selects. An article belongs to it if each of
 * the three sets is empty or contains one of its values.
 *
 * @param sources source keys, compared exactly
 * @param tags tags, compared exactly
 * @param languages BCP 47 language ranges, case-insensitive, with {@code -} or {@code _}; a range covers its extensions (RFC 4647
 *     §3.3.1): {@code en} covers {@code en-GB}
 */
public record AccessScope(Set<String> sources, Set<String> tags, Set<String> languages) {
    /** All articles. */
    public static final AccessScope ALL = new AccessScope(Set.of(), Set.of(), Set.of());

    public AccessScope {
        sources = Set.copyOf(sources);
        tags = Set.copyOf(tags);
        languages = languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Identifies the rights in cursors: the beginning of a SHA-256 hash of their values. Equal scopes have equal fingerprints. */
    public long fingerprint() {
        StringBuilder text = new StringBuilder();
        for (Set<String> values : List.of(sources, tags, languages)) {
            values.stream()
                    .sorted()
                    .forEach(value -> text.append(value.length()).append(':').append(value));
            text.append(';');
        }
        return ByteBuffer.wrap(Sha256.of(text.toString())).getLong();
    }

    public boolean covers(Audience audience) {
        return (sources.isEmpty() || sources.contains(audience.sourceKey()))
                && (tags.isEmpty() || audience.tags().stream().anyMatch(tags::contains))
                && (languages.isEmpty()
                        || LanguageRanges.of(audience.language()).stream().anyMatch(languages::contains));
    }
}
