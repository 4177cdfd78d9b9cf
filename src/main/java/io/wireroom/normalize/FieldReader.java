package io.wireroom.normalize;

import io.wireroom.article.Value;
import io.wireroom.normalize.text.PlainText;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one document by type. Blank text and the texts {@code None}, {@code null} and {@code N/A} are treated as absent
 * values. An invalid value is also treated as absent, and adds a note.
 */
final class FieldReader {
    private static final Set<String> ABSENT = Set.of("", "None", "null", "N/A");
    private static final String NOT_TEXT = "not a text";

    private final Value.Table fields;
    private final boolean plain;
    private final Notes notes;

    /** @param plain whether texts are plain already, as in documents that Wireroom wrote, and not markup */
    FieldReader(Value.Table fields, boolean plain, Notes notes) {
        this.fields = fields;
        this.plain = plain;
        this.notes = notes;
    }

    /** The unchanged value; null if it is absent. */
    @Nullable
    Value value(String key) {
        Value value = fields.entries().get(key);
        return value == null || isAbsent(value) ? null : value;
    }

    /** Whether the value is a text that means an absent value. */
    static boolean isAbsent(Value value) {
        return value instanceof Value.Text(String text) && absent(text);
    }

    static boolean absent(String text) {
        return ABSENT.contains(text.strip());
    }

    /** Notes that a value is kept but does not order the document's versions. */
    void unused(String key, String reason) {
        notes.add(key, reason + "; the order of arrival counts");
    }

    Optional<String> text(String key) {
        return switch (value(key)) {
            case null -> Optional.empty();
            case Value.Text(String text) -> Optional.of(text);
            case Value.Whole _, Value.Decimal _, Value.Flag _, Value.Items _, Value.Table _ -> {
                notes.dropped(key, NOT_TEXT);
                yield Optional.empty();
            }
        };
    }

    /** A text without markup; empty also if nothing remains. */
    Optional<String> plainText(String key) {
        return text(key).map(this::plain).filter(text -> !absent(text));
    }

    /** A title or a name without markup. */
    String plain(String text) {
        return plain ? PlainText.folded(text) : PlainText.of(text);
    }

    /** A text without surrounding white space, or an integer in decimal digits. */
    Optional<String> identifier(String key) {
        return switch (value(key)) {
            case null -> Optional.empty();
            case Value.Text(String text) -> Optional.of(text.strip());
            case Value.Whole(long number) -> Optional.of(Long.toString(number));
            case Value.Decimal number
            when number.number().scale() == 0 -> Optional.of(number.number().toString());
            case Value.Decimal _, Value.Flag _, Value.Items _, Value.Table _ -> {
                notes.add(key, "neither a text nor a whole number; does not name the article");
                yield Optional.empty();
            }
        };
    }

    /** Like {@link #plainText}, for text that may contain block elements of HTML. */
    Optional<String> prose(String key) {
        return text(key)
                .map(text -> plain ? PlainText.folded(text) : PlainText.ofProse(text))
                .filter(text -> !absent(text));
    }

    /** A text that {@code read} parses. If it can't, the value is dropped with the note {@code otherwise}. */
    <T> Optional<T> text(String key, Function<String, Optional<T>> read, String otherwise) {
        Optional<String> text = text(key);
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            notes.dropped(key, otherwise);
        }
        return value;
    }

    /** An integer, also as decimal digits or with a fraction of zero. Empty for other values and beyond 64 bits. */
    static OptionalLong whole(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> OptionalLong.of(number);
            case Value.Decimal(var number) ->
                // checked before the conversion, which would expand 1e999999999
                number.precision() - number.scale() <= 19
                                && number.scale() < 100
                                && number.stripTrailingZeros().scale() <= 0
                        ? exactly(number.toBigInteger().toString())
                        : OptionalLong.empty();
            case Value.Text(String text) -> exactly(text.strip());
            case Value.Flag _, Value.Items _, Value.Table _ -> OptionalLong.empty();
        };
    }

    private static OptionalLong exactly(String digits) {
        if (!digits.matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits));
    }
}
