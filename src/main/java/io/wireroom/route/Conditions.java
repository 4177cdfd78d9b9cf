package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.article.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a rule. An article must match one item of each list that is not empty.
 *
 * @param sources keys or names, in any case
 * @param tags exactly
 * @param languages BCP 47 tags in any case; a tag also matches longer tags that begin with it (RFC 4647 §3.3.1)
 * @param authors names, in any case
 * @param text words or phrases of title, summary and body
 */
record Conditions(Set<String> sources, Set<String> tags, Set<String> languages, Set<String> authors, List<Words> text) {
    static final Conditions NONE = new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), List.of());

    Conditions {
        sources = folded(sources);
        tags = Set.copyOf(tags);
        languages = folded(languages);
        authors = folded(authors);
        text = List.copyOf(text);
    }

    boolean match(Candidate candidate) {
        Article article = candidate.article();
        return isOf(article.source())
                && (tags.isEmpty() || article.tags().stream().anyMatch(tags::contains))
                && isIn(article.language())
                && (authors.isEmpty()
                        || article.authors().stream().map(Conditions::folded).anyMatch(authors::contains))
                && (text.isEmpty() || text.stream().anyMatch(candidate.words()::contain));
    }

    private boolean isOf(Source source) {
        return sources.isEmpty() || sources.contains(folded(source.key())) || sources.contains(folded(source.name()));
    }

    private boolean isIn(@Nullable String language) {
        if (languages.isEmpty()) {
            return true;
        }
        String tag = language == null ? "" : folded(language);
        return languages.stream().anyMatch(range -> tag.equals(range) || tag.startsWith(range + "-"));
    }

    private static Set<String> folded(Set<String> texts) {
        return texts.stream().map(Conditions::folded).collect(Collectors.toUnmodifiableSet());
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
