package io.wireroom.route;

import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an article that expressions can read. The size of each is limited, because an expression can read it many times. One that is too
 * large fails only the expressions that read it. An absent text is empty.
 */
@SuppressWarnings("Immutable") // a cache of values that are derived from the article
final class ExpressionFields extends StructValue<String, Article> {
    /** Maximum length of a text, in chars. */
    static final int MAX_TEXT_LENGTH = 8192;

    /** Maximum size of a list or of {@code extra}: its chars plus its number of values. */
    static final int LARGEST_COLLECTION = 16_384;

    private final Article article;
    private final Map<String, Object> made = new HashMap<>();

    ExpressionFields(Article article) {
        this.article = article;
    }

    /** Ends the evaluation, and becomes the failure of the expression. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge(String field) {
            super("article." + field + " is too large for an expression", null, false, false);
        }
    }

    @Override
    public Object select(String field) {
        return find(field).orElseThrow(() -> new IllegalArgumentException("no field " + field));
    }

    @Override
    public Optional<Object> find(String field) {
        Object value = made.get(field);
        if (value == null) {
            value = make(field);
            if (value != null) {
                made.put(field, value);
            }
        }
        return Optional.ofNullable(value);
    }

    @Override
    public Article value() {
        return article;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return ExpressionType.ARTICLE;
    }

    private @Nullable Object make(String field) {
        return switch (field) {
            case "article_id" -> article.id().value();
            case "revision" -> (long) article.revision();
            case "title" -> text(field, article.title());
            case "summary" -> text(field, article.summary());
            case "description" -> text(field, article.description());
            case "date" -> article.date();
            case "updated" -> article.updated();
            case "source" -> text(field, article.source().name());
            case "source_key" -> text(field, article.source().key());
            case "source_link" -> text(field, article.sourceLink());
            case "feed_item_id" -> article.feedItemId() == null ? (Object) 0L : article.feedItemId();
            case "url" -> text(field, article.path());
            case "canonical_url" -> text(field, article.canonicalUrl());
            case "enclosure" -> text(field, article.enclosure());
            case "language" -> text(field, article.language());
            case "authors" -> texts(field, article.authors());
            case "tags" -> texts(field, article.tags());
            case "word_count" -> (long) article.wordCount();
            case "extra" -> new Extra(field).map(article.extra());
            default -> null;
        };
    }

    private static String text(String field, @Nullable String text) {
        if (text != null && text.length() > MAX_TEXT_LENGTH) {
            throw new TooLarge(field);
        }
        return text == null ? "" : text;
    }

    private static List<String> texts(String field, List<String> texts) {
        if (texts.stream().mapToLong(text -> text.length() + 1L).sum() > LARGEST_COLLECTION) {
            throw new TooLarge(field);
        }
        return texts;
    }

    /** Values of {@code extra}, which have any type. */
    private static final class Extra {
        private final String field;
        private int left = LARGEST_COLLECTION;

        Extra(String field) {
            this.field = field;
        }

        private Object value(Value value) {
            return switch (value) {
                case Value.Text(String text) -> {
                    take(text.length());
                    yield text;
                }
                case Value.Whole(long number) -> number;
                case Value.Decimal(var number) -> number.doubleValue();
                case Value.Flag(boolean set) -> set;
                case Value.Items(var items) -> items.stream().map(this::taken).toList();
                case Value.Table table -> map(table);
            };
        }

        Map<String, Object> map(Value.Table table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.entries().forEach((key, value) -> {
                take(key.length());
                map.put(key, taken(value));
            });
            return map;
        }

        private Object taken(Value value) {
            take(1);
            return value(value);
        }

        private void take(int size) {
            left -= size;
            if (left < 0) {
                throw new TooLarge(field);
            }
        }
    }
}
