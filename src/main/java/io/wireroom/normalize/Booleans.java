package io.wireroom.normalize;

import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads booleans in the spellings of JSON, TOML, YAML 1.1 and HTML forms. */
final class Booleans {
    private static final Set<String> YES = Set.of("true", "yes", "on", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "n", "0");

    private Booleans() {}

    /** Empty if the value is not a boolean. */
    static Optional<Boolean> of(Value value) {
        return switch (value) {
            case Value.Flag(boolean set) -> Optional.of(set);
            case Value.Whole(long number) -> of(Long.toString(number));
            case Value.Decimal(BigDecimal number) ->
                number.signum() == 0
                        ? Optional.of(false)
                        : number.compareTo(BigDecimal.ONE) == 0 ? Optional.of(true) : Optional.empty();
            case Value.Text(String text) -> of(text.strip().toLowerCase(Locale.ROOT));
            case Value.Items _, Value.Table _ -> Optional.empty();
        };
    }

    private static Optional<Boolean> of(String word) {
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
