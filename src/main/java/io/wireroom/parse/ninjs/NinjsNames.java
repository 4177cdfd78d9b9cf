package io.wireroom.parse.ninjs;

import io.wireroom.article.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The authors of a ninjs object: people with the role {@code author}, or the byline ({@code byline} in 1.x, {@code by} later). */
final class NinjsNames {
    static final Set<String> READ_KEYS = Set.of("byline", "bylines", "by");

    private final NinjsItem item;

    NinjsNames(NinjsItem item) {
        this.item = item;
    }

    /** Empty if the object has {@code authors}, an extension of Superdesk, or names no author. */
    Optional<Value> authors() {
        if (item.has("authors")) {
            return Optional.empty();
        }
        List<Value> names = Stream.of(people(), bylines(), byline())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
        return names.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(names));
    }

    private List<Value> people() {
        return item.items(item.has("people") ? "people" : "person").stream()
                .filter(person -> "author".equals(person.text(List.of("rel", "role"))))
                .flatMap(person -> Stream.ofNullable(person.text("name")))
                .<Value>map(Value.Text::new)
                .toList();
    }

    private List<Value> bylines() {
        return item.items("bylines").stream()
                .flatMap(each -> Stream.ofNullable(each.text(List.of("name", "byline", "value", "by"))))
                .<Value>map(Value.Text::new)
                .toList();
    }

    private List<Value> byline() {
        return Stream.ofNullable(item.text(List.of("byline", "by")))
                .<Value>map(text -> new Value.Text(text.strip().replaceFirst("(?i)^by\\s+", "")))
                .toList();
    }
}
