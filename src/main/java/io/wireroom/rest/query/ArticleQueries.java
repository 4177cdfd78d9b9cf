package io.wireroom.rest.query;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListOrder;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses the filters and the order that lists and feeds have in common. */
@Singleton
public final class ArticleQueries {
    static final Set<String> FILTERS = Set.of("source", "tag", "language", "since", "until", "updated_since", "q");

    /** Parameters of paged lists. */
    public static final Set<String> PAGED = Stream.concat(FILTERS.stream(), Stream.of("limit", "cursor", "order"))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> registry;

    ArticleQueries(WireroomConfig config) {
        this.registry = Set.copyOf(config.sources().keySet());
    }

    /** @throws Problem 400 with the name of an invalid parameter */
    public ArticleQuery read(Parameters parameters, Reader reader) {
        Instant since = parameters.moment("since");
        Instant until = parameters.moment("until");
        if (since != null && until != null && since.isAfter(until)) {
            throw Parameters.bad("until", "before since");
        }
        AccessScope filter =
                new AccessScope(parameters.texts("source"), parameters.texts("tag"), parameters.texts("language"));
        Instant updatedSince = parameters.moment("updated_since");
        return new ArticleQuery(
                reader.rights(), filter, since, until, updatedSince, parameters.text("q"), false, order(parameters));
    }

    private static ListOrder order(Parameters parameters) {
        String order = parameters.text("order");
        return switch (order == null ? "date" : order) {
            case "date" -> ListOrder.DATE;
            case "updated" -> ListOrder.UPDATED;
            default -> throw Parameters.bad("order", "neither date nor updated");
        };
    }

    /**
     * Rejects unknown sources, because an empty list would hide a misspelled key. Known are the configured sources, those
     * named by the reader's rights, and those of archived articles that the reader may see. A source that the reader may not
     * see is treated as unknown.
     *
     * @throws Problem 400 with the position of the unknown value
     */
    public void requireSources(Parameters parameters, Reader reader, ArchiveView view) {
        int position = 0;
        for (String source : parameters.texts("source")) {
            position++;
            if (!isSource(source, reader.rights(), view)) {
                throw Parameters.bad(
                        "source",
                        "value " + position
                                + " is no source that this key may see; keys of sources are compared exactly, case included");
            }
        }
    }

    private boolean isSource(String key, AccessScope rights, ArchiveView view) {
        return rights.sources().isEmpty()
                ? registry.contains(key) || view.hasSource(key, rights)
                : rights.sources().contains(key);
    }
}
