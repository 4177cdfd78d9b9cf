package io.wireroom.rest;

import io.wireroom.event.ArticleJson;
import java.util.Set;
import java.util.function.Predicate;

/** Which keys of an article a client asks for; all of them if it names none. */
record ArticleFieldSet(Set<String> keys) implements Predicate<String> {

    /** @throws Problem if a key is not one of an article's */
    static ArticleFieldSet of(Set<String> keys) {
        if (!ArticleJson.KEYS.containsAll(keys)) {
            throw Parameters.bad("fields", "only keys of an article, joined by commas, can be asked for");
        }
        return new ArticleFieldSet(keys);
    }

    boolean isAll() {
        return keys.isEmpty();
    }

    @Override
    public boolean test(String key) {
        return keys.contains(key);
    }
}
