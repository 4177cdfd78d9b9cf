package io.wireroom.parse.value;

import io.wireroom.article.Value;
import java.math.BigDecimal;

/**
 * Numbers as every format here has them. Integers of 64 bits and decimals keep every digit. A number that TOML can't hold, because it
 * is beyond 64 bits or beyond any {@code double}, is text as it was written: so it is the same in every format that it is written to,
 * and nobody after this room has to fear {@code 1e999999999}.
 */
public final class NumberValue {
    /** Every {@code double} needs fewer digits before the point, and its shortest form fewer after it. */
    private static final int MAX_DIGITS = 400;

    private static final int LONGEST_LONG = 20;

    private NumberValue() {}

    /** @param digits decimal, perhaps with a sign */
    public static Value whole(String digits) {
        return isLong(digits) ? new Value.Whole(Long.parseLong(digits)) : new Value.Text(digits);
    }

    public static boolean isLong(String digits) {
        if (digits.length() > LONGEST_LONG) {
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
        // 5e0 prints as the integer that it is.
        return number.scale() == 0 ? whole(number.toString()) : new Value.Decimal(number);
    }
}
