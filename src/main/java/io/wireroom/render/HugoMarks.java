package io.wireroom.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Placeholder strings that Hugo inserts in rendered output and replaces in a later pass. A page that contains one of other origin
 * fails the build. Character references do not help, because a minifier decodes them before that pass.
 */
final class HugoMarks {
    private static final List<String> MARKS =
            List.of("HAHAHUGOSHORTCODE", "HUGOMORE42", "__hdeferred/", "__h_pp_l1", "__hugo_ctx", "___hugonl_");

    /** Substrings, one of which is in every mark; for a fast check. */
    private static final List<String> SUBSTRINGS = List.of("HUGO", "__h", "_hugonl");

    /** Up to the slash after the host, which one of the marks contains. */
    private static final Pattern AUTHORITY = Pattern.compile("^(?:<[^>]*=\")?https?://[^/?#\"]*/?");

    /** In a tag, where {@code >} is escaped. */
    private static final Pattern URL_ATTRIBUTE = Pattern.compile("<(?:a href|img src)=\"[^\">]*\"");

    private HugoMarks() {}

    static boolean occursIn(String text) {
        return mayOccurIn(text) && MARKS.stream().anyMatch(text::contains);
    }

    /** Inserts a space into each mark. */
    static String escape(String text) {
        if (!mayOccurIn(text)) {
            return text;
        }
        String escaped = text;
        for (String mark : MARKS) {
            int middle = mark.length() - 1;
            escaped = escaped.replace(mark, mark.substring(0, middle) + " " + mark.substring(middle));
        }
        return escaped;
    }

    /**
     * Changes the marks in a URL, which stays the same URL (RFC 3986 §6.2.2): the case of a letter in the host, and a percent-encoded
     * character elsewhere.
     */
    static String escapeUrl(String url) {
        if (!mayOccurIn(url)) {
            return url;
        }
        Matcher authority = AUTHORITY.matcher(url);
        int end = authority.find() ? authority.end() : 0;
        String host = url.substring(0, end);
        String rest = url.substring(end);
        for (String mark : MARKS) {
            host = host.replace(mark, inOtherCase(mark));
            rest = rest.replace(mark, "%%%02X".formatted((int) mark.charAt(0)) + mark.substring(1));
        }
        return host + rest;
    }

    private static String inOtherCase(String mark) {
        return mark.indexOf('h') < 0 ? mark.replace('H', 'h') : mark.replace('h', 'H');
    }

    /** Escapes the marks in text and URLs of a sanitized body. */
    static String escapeHtml(String html) {
        return mayOccurIn(html)
                ? escape(URL_ATTRIBUTE
                        .matcher(html)
                        .replaceAll(attribute -> Matcher.quoteReplacement(escapeUrl(attribute.group()))))
                : html;
    }

    /** A fast check. */
    static boolean mayOccurIn(String text) {
        return SUBSTRINGS.stream().anyMatch(text::contains);
    }
}
