package io.wireroom.archive;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A randomly growing log, with a simple model of the archive's expected responses. */
final class RandomLog {
    private static final List<String> SOURCES = List.of("ibn", "tass-x", "PR");
    private static final List<String> TAGS = List.of("Markets", "energy", "health");
    private static final List<String> LANGUAGES = List.of("", "en", "en-GB", "de", "zh-Hant-TW");
    private static final List<String> WORDS = List.of("harbour", "Café", "strike", "wi-fi", "budget", "3.5", "north");

    private final Random random;
    private final int partitions;
    private final int articles;
    private final long[] next;
    private final Map<ArticleId, Change> latest = new TreeMap<>();

    RandomLog(long seed, int partitions, int articles) {
        this.random = new Random(seed);
        this.partitions = partitions;
        this.articles = articles;
        this.next = new long[partitions];
    }

    /** The next records. Offsets have gaps, as with transaction markers. */
    List<Change> grow(int count) {
        List<Change> grown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grown.add(one());
        }
        return grown;
    }

    private Change one() {
        var id = new ArticleId(1 + random.nextInt(articles));
        int partition = (int) (id.value() % partitions);
        var change = Editions.change(edition(id), partition, next[partition]);
        next[partition] += random.nextInt(4) == 0 ? 2 : 1;
        latest.put(id, change);
        return change;
    }

    private Edition edition(ArticleId id) {
        var before = latest.get(id);
        int revision = before == null ? 1 : before.edition().revision() + 1;
        var reach = before == null || random.nextInt(3) == 0
                ? reach()
                : before.edition().audience();
        var formerly = formerly(before, reach);
        if (before != null && random.nextInt(5) == 0) {
            return Editions.withdrawal(
                    id.value(), revision, reach, before.edition().date(), "mistaken", formerly);
        }
        // Few different dates, so that ids decide the order.
        Instant date = before == null
                ? Editions.EPOCH.plusSeconds(random.nextInt(articles) / 2 * 86_400L)
                : before.edition().date();
        return Editions.article(id.value(), revision, reach, date, text(2), text(5), formerly);
    }

    private static List<Audience> formerly(@Nullable Change before, Audience reach) {
        if (before == null) {
            return List.of();
        }
        Set<Audience> all = new LinkedHashSet<>(before.edition().formerly());
        all.add(before.edition().audience());
        all.remove(reach);
        return List.copyOf(all);
    }

    private Audience reach() {
        String language = pick(LANGUAGES);
        return new Audience(pick(SOURCES), language.isEmpty() ? null : language, some(TAGS));
    }

    AccessScope scope() {
        return new AccessScope(
                Set.copyOf(some(SOURCES)),
                Set.copyOf(some(TAGS)),
                Set.copyOf(some(List.of("en", "EN-gb", "zh-hant", "fr"))));
    }

    private String text(int words) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            text.add(pick(WORDS));
        }
        return String.join(" ", text);
    }

    private List<String> some(List<String> values) {
        return values.stream().filter(value -> random.nextInt(3) == 0).toList();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    /** The positions after the last record. */
    PartitionOffsets end() {
        return PartitionOffsets.of(next);
    }

    Map<ArticleId, Change> latest() {
        return latest;
    }

    /** Published articles that the rights cover, newest first. */
    List<ArticleId> newest(AccessScope... scopes) {
        return list(ListOrder.DATE, Instant.MIN, scopes);
    }

    /** Published articles that the rights cover and that were updated since, in this order. */
    List<ArticleId> list(ListOrder order, Instant updatedSince, AccessScope... scopes) {
        return latest.values().stream()
                .filter(change -> change.edition() instanceof Article)
                .filter(change -> List.of(scopes).stream()
                        .allMatch(scope -> scope.covers(change.edition().audience())))
                .filter(change -> !change.edition().updated().isBefore(updatedSince))
                .map(change -> ArchivedEdition.of(change).position(order))
                .sorted()
                .map(ListPosition::id)
                .toList();
    }
}
