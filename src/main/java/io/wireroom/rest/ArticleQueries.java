package io.wireroom.rest;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArticleQuery;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters that lists, feeds and exports have in common. */
final class ArticleQueries {
    static final Set<String> FILTERS = Set.of("source", "tag", "language", "since", "until", "q");

    /** What lists that come in pages know. */
    static final Set<String> PAGED =
            Stream.concat(FILTERS.stream(), Stream.of("limit", "cursor")).collect(Collectors.toUnmodifiableSet());

    private ArticleQueries() {}

    static ArticleQuery read(Parameters parameters, Reader reader) {
        Instant since = parameters.moment("since");
        Instant until = parameters.moment("until");
        if (since != null && until != null && since.isAfter(until)) {
            throw Parameters.bad("until", "before since");
        }
        AccessScope wanted =
                new AccessScope(parameters.texts("source"), parameters.texts("tag"), parameters.texts("language"));
        return new ArticleQuery(reader.rights(), wanted, since, until, parameters.text("q"), false);
    }
}
