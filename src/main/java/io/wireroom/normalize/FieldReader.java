package io.wireroom.normalize;

import io.wireroom.article.Value;
import io.wireroom.normalize.text.PlainText;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document's fields by type. {@code None}, {@code null}, {@code N/A} (so written) and blank text are absent; a value that
 * is of the wrong type or can't be read is absent too, and noted.
 */
final class FieldReader {
    private static final Set<String> ABSENT = Set.of("", "None", "null", "N/A");
    private static final String NOT_TEXT = "not a text";

    private final Value.Table fields;
    private final Notes notes;

    FieldReader(Value.Table fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    /** The value as it is, unless it is a text that stands for nothing. */
    @Nullable
    Value value(String key) {
        Value value = fields.entries().get(key);
        return value == null || isAbsent(value) ? null : value;
    }

    /** Whether the value is a text that stands for nothing. */
    static boolean isAbsent(Value value) {
        return value instanceof Value.Text(String text) && absent(text);
    }

    static boolean absent(String text) {
        return ABSENT.contains(text.strip());
    }

    /** Notes that a value is kept, and tells nothing of the order of versions. */
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

    /** @return empty also if nothing is left when formatting and all else that isn't plain text are out */
    Optional<String> plainText(String key) {
        return text(key).map(PlainText::of).filter(text -> !absent(text));
    }

    /** A text without blanks around it, or the digits of a whole number. */
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

    /** Like {@link #plainText}, of what may have been cut out of a page. */
    Optional<String> prose(String key) {
        return text(key).map(PlainText::ofProse).filter(text -> !absent(text));
    }

    /** A text that has to be of some form. */
    <T> Optional<T> text(String key, Function<String, Optional<T>> read, String otherwise) {
        Optional<String> text = text(key);
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            notes.dropped(key, otherwise);
        }
        return value;
    }

    /** An integer, also as its decimal digits or with a fraction of zero; empty if it isn't one or beyond 64 bits. */
    static OptionalLong whole(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> OptionalLong.of(number);
            case Value.Decimal(var number) ->
                // the exponent is looked at first: 1e999999999 must not be written out
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
