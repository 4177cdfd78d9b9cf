package io.wireroom.parse.value;

import io.wireroom.article.Value;
import java.math.BigDecimal;

/**
 * Converts numbers of all formats. Integers of 64 bits and decimals keep all digits. A number beyond 64 bits or beyond the range of
 * {@code double} becomes text: TOML can't represent it, and later steps need no protection against values such as {@code 1e999999999}.
 */
public final class NumberValue {
    /** More than the digits of any {@code double} before the point, and of its shortest form after it. */
    private static final int MAX_DIGITS = 400;

    private static final int MAX_LONG_LENGTH = 20;

    private NumberValue() {}

    /** @param digits decimal digits with an optional sign */
    public static Value whole(String digits) {
        return isLong(digits) ? new Value.Whole(Long.parseLong(digits)) : new Value.Text(digits);
    }

    public static boolean isLong(String digits) {
        if (digits.length() > MAX_LONG_LENGTH) {
            return false;
        }
        try {
            Long.parseLong(digits);
            return true;
        } catch (NumberFormatException beyond64Bits) {
            return false;
        }
    }

    /** @param text digits with a fraction, an exponent or both */
    public static Value decimal(String text) {
        if (text.length() > MAX_DIGITS) {
            return new Value.Text(text);
        }
        try {
            return decimal(new BigDecimal(text), text);
        } catch (NumberFormatException beyondAnyDecimal) {
            return new Value.Text(text);
        }
    }

    private static Value decimal(BigDecimal number, String text) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || Double.isInfinite(number.doubleValue())) {
            return new Value.Text(text);
        }
        // 5e0 is an integer
        return number.scale() == 0 ? whole(number.toString()) : new Value.Decimal(number);
    }
}
