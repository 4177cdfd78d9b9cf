package io.wireroom.parse.toml;

import io.wireroom.parse.value.NumberValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and dates in TOML syntax. The parser is limited to numbers of 64 bits, nine fractional digits of a second and offsets of 18
 * hours. Valid literals beyond these limits are quoted, which keeps them as written.
 */
final class TomlLiteral {
    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:0|[1-9](?:_?[0-9])*+)");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:0|[1-9](?:_?[0-9])*+)(?:\\.[0-9](?:_?[0-9])*+)?(?:[eE][+-]?[0-9](?:_?[0-9])*+)?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]"
                    + "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?");
    private static final int SHORTEST_DATE = "2026-12-01".length();
    private static final int SURELY_64_BITS = 18;

    private TomlLiteral() {}

    static boolean begins(char c) {
        return (c >= '0' && c <= '9') || c == '+' || c == '-';
    }

    static boolean continues(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '+'
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }

    /** The index after the literal that begins at {@code start}. One space may separate a date from its time. */
    static int end(String toml, int start) {
        int end = word(toml, start);
        boolean time = end - start == SHORTEST_DATE
                && toml.charAt(start + 4) == '-'
                && end + 1 < toml.length()
                && toml.charAt(end) == ' '
                && Character.isDigit(toml.charAt(end + 1));
        return time ? word(toml, end + 1) : end;
    }

    private static int word(String toml, int start) {
        int at = start;
        while (at < toml.length() && continues(toml.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The quoted literal if the parser can't represent it; null otherwise. */
    static @Nullable String replacement(String literal) {
        boolean number = literal.length() > SURELY_64_BITS || literal.indexOf('e') >= 0 || literal.indexOf('E') >= 0;
        boolean held = isHeld(literal) && !isDateTime(literal);
        return !number || held ? null : quoted(literal);
    }

    private static boolean isHeld(String literal) {
        String digits = literal.replace("_", "");
        if (WHOLE.matcher(literal).matches()) {
            return NumberValue.isLong(digits);
        }
        return !DECIMAL.matcher(literal).matches() || Double.isFinite(Double.parseDouble(digits));
    }

    private static boolean isDateTime(String literal) {
        Matcher date = DATE_TIME.matcher(literal);
        if (!date.matches()) {
            return false;
        }
        try {
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            return day.getYear() >= 0;
        } catch (DateTimeException e) {
            return false; // the parser reports invalid dates with their position
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static String quoted(String literal) {
        return '"' + literal + '"';
    }
}
