package io.wireroom.archive;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generates articles with Zipf-distributed words; deterministic. */
final class GeneratedLog {
    private static final int VOCABULARY = 50_000;
    private static final int TEXT = 3_000;
    private static final int TEXTS = 4_001;
    private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");

    private record Words(String title, String text, byte[] json) {}

    /** Generated before the measurement, and reused with different ids. */
    private final List<Words> texts =
            IntStream.range(0, TEXTS).mapToObj(GeneratedLog::words).toList();

    private static Words words(int seed) {
        var random = new SplittableRandom(seed);
        String title = text(random, 60);
        String text = text(random, TEXT);
        String json = "{\"title\":\"" + title + "\",\"summary\":\"" + text.substring(0, 200)
                + "\",\"content_html\":\"<p>" + text + "</p>\"}";
        return new Words(title, text, json.getBytes(StandardCharsets.UTF_8));
    }

    /** @param i index from 0; dates increase with it except for a few days of jitter */
    Change change(int i, int revision, long offset) {
        var words = texts.get(i % TEXTS);
        String text = words.text();
        var date = FIRST.plusSeconds(i * 3_000L + i * 7_919L % 200_000);
        String path = "/" + "201501/" + (i + 1) + "-title";
        var article = new Article(
                new ArticleId(i + 1),
                revision,
                words.title(),
                text.substring(0, 200),
                text.substring(0, 100),
                date,
                date,
                new Source("source-" + i % 40, "Source"),
                null,
                null,
                path,
                "https://wire.example" + path,
                null,
                null,
                "https://wire.example/qr",
                i % 3 == 0 ? "en-GB" : "de",
                List.of(),
                List.of("tag-" + i % 100, "tag-" + i % 7),
                "",
                text,
                500,
                "sha256:",
                Value.Table.EMPTY,
                List.of(),
                List.of());
        var type = revision == 1 ? ChangeType.PUBLISHED : ChangeType.UPDATED;
        return new Change(article, words.json(), type, 0, offset, date);
    }

    private static String text(SplittableRandom random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(word((int) Math.pow(VOCABULARY, random.nextDouble()) - 1))
                    .append(random.nextInt(9) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    /** @param rank 0 for the most frequent */
    static String word(int rank) {
        var word = new StringBuilder();
        for (int rest = rank + 30; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }
}
