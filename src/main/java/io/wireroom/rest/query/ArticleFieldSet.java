package io.wireroom.rest.query;

import io.wireroom.event.ArticleJson;
import io.wireroom.rest.problem.Problem;
import java.util.Set;
import java.util.function.Predicate;

/** The JSON keys of articles that a client requested; empty for all. */
public record ArticleFieldSet(Set<String> keys) implements Predicate<String> {

    /** @throws Problem 400 if a key is not a key of an article */
    public static ArticleFieldSet of(Set<String> keys) {
        if (!ArticleJson.KEYS.containsAll(keys)) {
            throw Parameters.bad("fields", "only keys of an article, joined by commas, can be asked for");
        }
        return new ArticleFieldSet(keys);
    }

    public boolean isAll() {
        return keys.isEmpty();
    }

    @Override
    public boolean test(String key) {
        return keys.contains(key);
    }
}
