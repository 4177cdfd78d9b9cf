package io.wireroom.render;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Start delimiters of Hugo's shortcodes, as written or as character references. References count because the document is decoded when it
 * is ingested again, and because templates may decode a parameter ({@code htmlUnescape}) before they render it.
 */
final class HugoShortcodes {
    private static final String BRACE = "(?:\\{|&(?:amp;)*(?:#0*123|#[xX]0*7[bB]|lcub|lbrace);?)";
    private static final String MARK = "(?:[<%]|&(?:amp;)*(?:#0*(?:60|37)|#[xX]0*(?:3[cC]|25)|lt|LT|percnt);?)";
    private static final Pattern START = Pattern.compile(BRACE + BRACE + MARK);

    private static final Pattern WRITTEN = Pattern.compile("\\{(?=\\{[<%])");

    private HugoShortcodes() {}

    static boolean occurIn(String text) {
        return mayOccurIn(text) && START.matcher(text).find();
    }

    /** Escapes each delimiter, so that decoding once results in the text as it was. */
    static String escape(String text) {
        return mayOccurIn(text)
                ? escapeWritten(START.matcher(text).replaceAll(HugoShortcodes::escapeReferences))
                : text;
    }

    private static String escapeReferences(MatchResult delimiter) {
        return Matcher.quoteReplacement(delimiter.group().replace("&", "&#38;"));
    }

    /** Escapes the delimiters that are not character references, in a text whose references are escaped. */
    static String escapeWritten(String text) {
        return text.contains("{{") ? WRITTEN.matcher(text).replaceAll("&#123;") : text;
    }

    private static boolean mayOccurIn(String text) {
        return text.contains("{{") || text.indexOf('&') >= 0;
    }
}
