package io.wireroom.rest.receipts;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV document (RFC 4180) without spreadsheet formulas. */
final class CsvRow {
    /** Characters that begin a formula, also in full width. */
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvRow() {}

    /** @param fields null for an empty field */
    static String of(@Nullable String... fields) {
        return Arrays.stream(fields).map(CsvRow::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String text = isFormula(value) ? "'" + value : value;
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** Spreadsheets evaluate fields that begin with these characters, in some cases after white space. */
    private static boolean isFormula(String value) {
        int start = 0;
        while (start < value.length() && isBlank(value.charAt(start))) {
            start++;
        }
        return (start < value.length() && FORMULA_STARTS.indexOf(value.charAt(start)) >= 0)
                || (!value.isEmpty() && Character.isISOControl(value.charAt(0)));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
