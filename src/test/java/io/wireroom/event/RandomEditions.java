package io.wireroom.event;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Editions of every shape that can leave the pipeline. */
final class RandomEditions {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "\n",
            "\t",
            "\"",
            "\\",
            "/",
            "<p>",
            "&amp;",
            "\u0000",
            "\u001f",
            "\u007f",
            "é",
            "\u2028",
            "\uFFFD",
            "\uFEFF",
            "日本",
            "\uD83D\uDE00",
            "e\u0301",
            "None",
            "null",
            "+++");

    private final Random random;

    RandomEditions(long seed) {
        random = new Random(seed);
    }

    Edition next() {
        return random.nextInt(4) == 0 ? withdrawal() : article();
    }

    Article article() {
        ArticleId id = id();
        String path = path(id);
        return ContentHash.encode(new Article(
                        id,
                        revision(),
                        "T" + text(),
                        text(),
                        text(),
                        moment(),
                        moment(),
                        source(),
                        maybe(() -> "https://source.example/" + random.nextInt()),
                        maybe(() -> id().value()),
                        path,
                        "https://news.example" + path,
                        maybe(() -> "https://cdn.example/" + random.nextInt() + ".png"),
                        maybe(() -> "https://bücher.example/" + random.nextInt()),
                        "https://cdn.example/qr/" + id + ".webp",
                        maybe(() -> "pt-BR"),
                        list(() -> "A" + text()),
                        tags(),
                        "<p>" + text() + "</p>",
                        text(),
                        random.nextInt(1000),
                        "",
                        random.nextBoolean() ? Value.Table.EMPTY : table(3),
                        texts(),
                        formerly()))
                .article();
    }

    private Withdrawal withdrawal() {
        ArticleId id = id();
        String path = path(id);
        return new Withdrawal(
                id,
                revision(),
                moment(),
                moment(),
                source(),
                path,
                "https://news.example" + path,
                maybe(() -> "en"),
                tags(),
                maybe(() -> "R" + text()),
                formerly());
    }

    private ArticleId id() {
        return new ArticleId(1 + random.nextLong(random.nextBoolean() ? 1000 : ArticleId.MAX));
    }

    private int revision() {
        return random.nextInt(1, random.nextBoolean() ? 3 : Integer.MAX_VALUE);
    }

    private static String path(ArticleId id) {
        return "/202603/" + id + "-ships";
    }

    private Instant moment() {
        return Instant.ofEpochMilli(
                random.nextLong(Instant.parse("2200-12-31T23:59:59Z").toEpochMilli()));
    }

    private Source source() {
        return new Source("key-" + random.nextInt(3), "N" + text());
    }

    private List<String> tags() {
        return texts().stream().map(tag -> "t" + tag).toList();
    }

    private List<Audience> formerly() {
        return list(() -> new Audience("key-" + random.nextInt(3), maybe(() -> "en"), tags()));
    }

    private List<String> texts() {
        return list(this::text);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private Value.Table table(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(text(), value(depth));
        }
        return new Value.Table(entries);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new Value.Text(text());
            case 1 -> new Value.Whole(random.nextLong());
            case 2 -> new Value.Decimal(decimal());
            case 3 -> new Value.Flag(random.nextBoolean());
            case 4 -> table(depth - 1);
            default -> new Value.Items(list(() -> value(depth - 1)));
        };
    }

    private BigDecimal decimal() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal("9223372036854775808");
            case 1 -> new BigDecimal("-1E+300");
            case 2 -> new BigDecimal("0." + "1234567890".repeat(40));
            default -> BigDecimal.valueOf(random.nextDouble());
        };
    }
}
