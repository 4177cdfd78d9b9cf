package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents made of all that Hugo, Goldmark and themes act on, in places where a producer can write it. The seed decides. */
final class HugoGrammar {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    HugoGrammar(long seed) {
        this.random = new Random(seed);
    }

    /** A document in JSON. */
    byte[] document(long id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(6)).forEach(_ -> fields.put(key(), value(0)));
        List.of("publishDate", "expiryDate", "draft", "published")
                .forEach(key -> fields.keySet()
                        .removeIf(
                                key::equalsIgnoreCase)); // what these do is another matter: nothing would be published
        fields.put("article_id", id);
        fields.put("title", "T " + text());
        fields.put("source", "Wire");
        fields.put(
                "date",
                "2025-0%d-1%dT0%d:00:00Z".formatted(1 + random.nextInt(9), random.nextInt(10), random.nextInt(10)));
        fields.put(
                "tags",
                IntStream.range(0, random.nextInt(5)).mapToObj(_ -> text()).toList());
        if (random.nextInt(4) > 0) {
            fields.put("summary", text());
            fields.put("description", text());
        }
        fields.put(
                random.nextBoolean() ? "content_html" : "content_markdown",
                random.nextBoolean() ? html(3) : markdown());
        return json(fields);
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields).getBytes(UTF_8);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return several(1 + random.nextInt(4), random.nextInt(3) == 0 ? "" : " ", this::piece);
    }

    private String piece() {
        return random.nextBoolean() ? one(HugoVocabulary.WORDS) : one(HugoVocabulary.ATOMS);
    }

    private String gap() {
        return one(" ", " ", "", "\n", "\n\n", "\n \t\n", "\r\n\r\n", "&#10;&#10;", "<br>\n\n");
    }

    private String inline() {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(_ -> (random.nextInt(6) == 0 ? one(HugoVocabulary.LINES) : piece()) + gap())
                .collect(Collectors.joining());
    }

    private String html(int depth) {
        return several(1 + random.nextInt(4), one("", "", "\n", "\n\n"), () -> {
            String inner = depth > 0 && random.nextBoolean() ? html(depth - 1) : inline();
            return switch (random.nextInt(10)) {
                case 0 -> "<pre><code>" + inner + "</code></pre>";
                case 1 -> "<ul><li>" + inner + "</li></ul>";
                case 2 -> "<table><tr><td>" + inner + "</td></tr></table>";
                case 3 -> "<blockquote>" + inner + "</blockquote>";
                case 4 ->
                    "<figure><img src=\"https://e.example/" + random.nextInt(9) + ".png\"><figcaption>" + inner
                            + "</figcaption></figure>";
                case 5 -> "<h2>" + inner + "</h2>";
                case 6 -> inner;
                case 7 -> "<pre>" + inner + "</pre>";
                case 8 -> "<div>" + inner + "</div>";
                default -> "<p>" + inner + "</p>";
            };
        });
    }

    private String markdown() {
        return several(
                1 + random.nextInt(8), "\n\n", () -> random.nextInt(3) == 0 ? one(HugoVocabulary.LINES) : inline());
    }

    private String key() {
        String key = random.nextInt(8) == 0 ? piece() : one(HugoVocabulary.KEYS);
        return switch (random.nextInt(4)) {
            case 0 -> key.toUpperCase(java.util.Locale.ROOT);
            case 1 -> key.replace('k', '\u212A');
            default -> key;
        };
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth < 3 ? 10 : 7)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble() * 1e300;
            case 2 -> random.nextBoolean();
            case 3 -> one("/", "..", "2030-01-01", "2030-13-45T99:00:00Z", "never", "html", "none", "javascript:x");
            case 4, 5, 6 -> text();
            case 7, 8 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> value(depth + 1))
                        .toList();
            default -> {
                Map<String, Object> table = new LinkedHashMap<>();
                IntStream.range(0, random.nextInt(4)).forEach(_ -> table.put(key(), value(depth + 1)));
                yield table;
            }
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String several(int count, String between, Supplier<String> part) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part.get());
        }
        return String.join(between, parts);
    }
}
