package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Articles of every source, tag and language, some moved between sources, some withdrawn, and the expected visibility.
 */
final class RightsWorld {
    private static final long FIRST = 810_000_001;
    private static final int ARTICLES = 240;
    private static final List<String> SOURCES = List.of("alpha", "beta", "gamma");
    private static final List<List<String>> TAGS =
            List.of(List.of("energy"), List.of("health"), List.of("energy", "health"), List.of());
    private static final List<String> LANGUAGES = List.of("en", "de", "en-GB", "", "enm");

    private final List<Item> items = new ArrayList<>();

    /** @param before the article before it moved; null if it did not */
    record Item(
            long id,
            String source,
            List<String> tags,
            String language,
            boolean withdrawn,
            @Nullable Item before) {

        Item moved(String newSource, List<String> newTags) {
            return new Item(id, newSource, newTags, language, false, this);
        }

        Item taken() {
            return new Item(id, source, tags, language, true, before);
        }
    }

    RightsWorld() {
        for (int i = 0; i < ARTICLES; i++) {
            Item item = new Item(
                    FIRST + i, SOURCES.get(i % 3), TAGS.get(i / 3 % 4), LANGUAGES.get(i / 12 % 5), false, null);
            items.add(
                    switch (i % 20) {
                        case 3 -> item.moved(SOURCES.get((i + 1) % 3), item.tags());
                        case 7 -> item.moved(item.source(), List.of("health"));
                        case 11 -> item.taken();
                        default -> item;
                    });
        }
    }

    /** Submits all articles and waits until they are served. */
    void submit() {
        PartnerClient publisher = PartnerClient.of("publisher");
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
        for (Item item : items) {
            Item before = item.before();
            if (before != null) {
                put(publisher, document(before));
            }
            put(publisher, document(item.withdrawn() ? untaken(item) : item));
        }
        items.stream().filter(Item::withdrawn).forEach(item -> put(publisher, withdrawal(item)));
        for (Item item : items) {
            PartnerClient.await(() -> isServed(item, publisher));
        }
    }

    private static boolean isServed(Item item, PartnerClient client) {
        var answer = client.get("/v1/articles/" + item.id() + ".json");
        String text = new String(answer.body(), UTF_8);
        return item.withdrawn()
                ? answer.statusCode() == 410
                : answer.statusCode() == 200
                        && text.contains("\"source_key\":\"" + item.source() + "\"")
                        && text.contains("\"tags\":[" + tags(item) + "]");
    }

    private static Item untaken(Item item) {
        return new Item(item.id(), item.source(), item.tags(), item.language(), false, null);
    }

    private static void put(PartnerClient publisher, String document) {
        assertThat(publisher.send("POST", "/v1/articles", document).statusCode())
                .isEqualTo(202);
    }

    private static String tags(Item item) {
        return String.join(",", item.tags().stream().map(tag -> '"' + tag + '"').toList());
    }

    /** The title does not change, so that the article's URL does not change. */
    private static String document(Item item) {
        return """
                +++
                title = "Common title"
                date = "2025-03-%02dT12:00:00Z"
                article_id = %d
                source = "%s"
                tags = [%s]
                %s
                +++
                A common text with its %sword.
                """.formatted(
                        1 + item.id() % 28,
                        item.id(),
                        item.source(),
                        tags(item),
                        item.language().isEmpty() ? "" : "language = \"" + item.language() + '"',
                        item.source());
    }

    private static String withdrawal(Item item) {
        return """
                +++
                title = "Common title"
                article_id = %d
                source = "%s"
                status = "withdrawn"
                reason = "For the test"
                +++
                """.formatted(item.id(), item.source());
    }

    /** A few articles of each kind, for requests of single articles. */
    List<Item> sample() {
        return items.subList(0, 40);
    }

    /** Whether the article in its current state is visible to the partner. */
    boolean mayKnow(String partner, Item item) {
        return switch (partner) {
            case "everything" -> true;
            case "alpha" -> item.source().equals("alpha");
            case "energy" ->
                item.tags().contains("energy")
                        && (item.language().equals("en") || item.language().startsWith("en-"));
            default -> throw new IllegalArgumentException(partner);
        };
    }

    Set<String> visible(String partner) {
        return visible(partner, item -> true);
    }

    Set<String> visible(String partner, Predicate<Item> wanted) {
        return ids(item -> !item.withdrawn() && mayKnow(partner, item) && wanted.test(item));
    }

    Set<String> withdrawn(String partner, Predicate<Item> wanted) {
        return ids(item -> item.withdrawn() && mayKnow(partner, item) && wanted.test(item));
    }

    /** Withdrawn articles, and articles that moved out of the partner's rights. */
    Set<String> goneFor(String partner) {
        return ids(
                item -> item.withdrawn() ? mayKnow(partner, item) : !mayKnow(partner, item) && knewOnce(partner, item));
    }

    private boolean knewOnce(String partner, Item item) {
        Item before = item.before();
        return before != null && mayKnow(partner, before);
    }

    private Set<String> ids(Predicate<Item> which) {
        Set<String> ids = new TreeSet<>();
        items.stream().filter(which).forEach(item -> ids.add(Long.toString(item.id())));
        return ids;
    }
}
