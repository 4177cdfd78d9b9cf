package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of the archive: what a partner may see, or what somebody asks for. An article is in it if each of the three sets
 * is empty or has one of its values.
 *
 * @param sources source keys, exactly
 * @param tags tags, exactly
 * @param languages BCP 47 tags in any case; one covers those that go on from it (RFC 4647 §3.3.1): {@code en} covers {@code
 *     en-GB}
 */
public record AccessScope(Set<String> sources, Set<String> tags, Set<String> languages) {
    /** Everything. */
    public static final AccessScope ALL = new AccessScope(Set.of(), Set.of(), Set.of());

    public AccessScope {
        sources = Set.copyOf(sources);
        tags = Set.copyOf(tags);
        languages = languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean covers(Audience reach) {
        return (sources.isEmpty() || sources.contains(reach.sourceKey()))
                && (tags.isEmpty() || reach.tags().stream().anyMatch(tags::contains))
                && (languages.isEmpty()
                        || LanguageRanges.of(reach.language()).stream().anyMatch(languages::contains));
    }
}
