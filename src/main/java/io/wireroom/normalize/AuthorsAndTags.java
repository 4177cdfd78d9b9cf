package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the authors and the tags of one document from all common keys.
 *
 * <p>Authors: {@code authors}, {@code author}, the same two within {@code extra} and {@code taxonomies}, and {@code byline} if there are
 * no others. Tags: {@code tags}, {@code tag}, {@code categories}, {@code category}, {@code keywords}, and the other entries of {@code
 * taxonomies}. A value is a text, an object with {@code name}, or a list of them. A text of tags is split at commas; the name of an
 * author is not.
 */
final class AuthorsAndTags {
    private static final int MAX_NAMES = 64;
    private static final int MAX_NAME_LENGTH = 128;
    private static final Set<String> AUTHOR_KEYS = Set.of("authors", "author");
    private static final String TAXONOMIES = "taxonomies";

    private final FieldReader fields;
    private final NameCollector authors;
    private final NameCollector tags;
    private final Set<String> read = new HashSet<>();

    AuthorsAndTags(FieldReader fields, Notes notes) {
        this.fields = fields;
        this.authors = new NameCollector(notes, fields::plain, MAX_NAMES, MAX_NAME_LENGTH, false);
        this.tags = new NameCollector(notes, fields::plain, MAX_NAMES, MAX_NAME_LENGTH, true);
        for (String key : List.of("authors", "author")) {
            read(key, authors);
        }
        if (fields.value("extra") instanceof Value.Table(var extra)) {
            within("extra", extra, AUTHOR_KEYS, authors);
        }
        for (String key : List.of("tags", "tag", "categories", "category", "keywords")) {
            read(key, tags);
        }
        taxonomies();
        byline();
    }

    private void read(String key, NameCollector names) {
        Value value = fields.value(key);
        if (value != null) {
            names.add(key, value);
        }
        read.add(key);
    }

    private void within(String table, Map<String, Value> entries, Set<String> keys, NameCollector names) {
        entries.forEach((key, value) -> {
            if (keys.contains(key)) {
                names.add(table + "." + key, value);
                read.add(table + "." + key);
            }
        });
    }

    private void taxonomies() {
        if (fields.value(TAXONOMIES) instanceof Value.Table(var entries)) {
            within(TAXONOMIES, entries, AUTHOR_KEYS, authors);
            var others = new HashSet<>(entries.keySet());
            others.removeAll(AUTHOR_KEYS);
            within(TAXONOMIES, entries, others, tags);
            read.add(TAXONOMIES);
        }
    }

    /** Used only if there are no authors, because a byline usually repeats them in another form. */
    private void byline() {
        if (authors.isEmpty() && fields.value("byline") instanceof Value.Text(String text)) {
            String name = fields.plain(text).replaceFirst("(?i)^by:? ", "");
            authors.add("byline", new Value.Text(name));
            read.add("byline");
        }
    }

    List<String> authors() {
        return authors.list();
    }

    List<String> tags() {
        return tags.list();
    }

    /** The keys that were read here, and {@code more}. They are omitted from {@code extra}. */
    Set<String> readKeys(Set<String> more) {
        var keys = new HashSet<>(read);
        keys.addAll(more);
        return keys;
    }
}
