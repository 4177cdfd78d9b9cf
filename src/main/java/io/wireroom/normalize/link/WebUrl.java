package io.wireroom.normalize.link;

import io.wireroom.normalize.text.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute {@code http} or {@code https} URL with a host and without user info, at most 8,192 characters.
 *
 * @param text the URL as written, with invalid characters percent-encoded
 * @param host as written, without port
 */
public record WebUrl(String text, String host) {
    private static final int MAX_LENGTH = 8_192;
    private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#\\\\]++)(.*+)", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile(
            "([\\p{L}\\p{M}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++)*+\\.?|\\[[0-9A-Fa-f:.]++\\])(?::(\\d{0,5}))?");

    /** Parses a URL. Removes surrounding white space, and line ends and tabs within, as browsers do. */
    public static Optional<WebUrl> parse(String raw) {
        return parseSqueezed(squeezed(raw));
    }

    static Optional<WebUrl> parseSqueezed(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (url.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches() || (authority.group(2) != null && !port(authority.group(2)))) {
            return Optional.empty();
        }
        String rest = encoded(parts.group(3));
        String text = url.substring(0, parts.start(3)) + rest;
        return text.length() > MAX_LENGTH ? Optional.empty() : Optional.of(new WebUrl(text, authority.group(1)));
    }

    private static boolean port(String digits) {
        return !digits.isEmpty() && Integer.parseInt(digits) <= 65_535;
    }

    /** The path, without query and fragment. */
    String path() {
        int start = text.indexOf('/', text.indexOf("//") + 2);
        return start < 0 ? "" : text.substring(start, pathEnd(text, start));
    }

    /**
     * The index after the path of a URL.
     *
     * @param from index in the URL from which to search for the end
     */
    public static int pathEnd(String url, int from) {
        int end = from;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    /** Scheme and authority: the part before the path. */
    String origin() {
        int start = text.indexOf("//") + 2;
        while (start < text.length() && "/?#\\".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        return text.substring(0, start);
    }

    /** Removes surrounding white space and control characters, and tabs and line ends within (WHATWG URL §4.4). */
    static String squeezed(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && blank(raw.charAt(start))) {
            start++;
        }
        while (end > start && blank(raw.charAt(end - 1))) {
            end--;
        }
        String url = raw.substring(start, end);
        return url.indexOf('\n') < 0 && url.indexOf('\t') < 0 && url.indexOf('\r') < 0
                ? url
                : url.replaceAll("[\\t\\n\\r]", "");
    }

    private static boolean blank(char c) {
        return c <= ' ' || Characters.space(c);
    }

    /** Percent-encodes invalid characters; non-ASCII letters are kept (RFC 3987). In the path {@code \} becomes {@code /}. */
    static String encoded(String rest) {
        int pathEnd = pathEnd(rest, 0);
        StringBuilder out = null;
        for (int i = 0; i < rest.length(); ) {
            int c = rest.codePointAt(i);
            int length = Character.charCount(c);
            if (out == null && !legal(c)) {
                out = new StringBuilder(rest.length() + 16).append(rest, 0, i);
            }
            if (out != null) {
                append(out, i < pathEnd && c == '\\' ? '/' : c);
            }
            i += length;
        }
        return out == null ? rest : out.toString();
    }

    private static boolean legal(int c) {
        return c < 0x7F
                ? c > ' ' && "\"<>\\^`{|}".indexOf(c) < 0
                : Characters.allowed(c)
                        && !Characters.space(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.isDefined(c);
    }

    private static void append(StringBuilder out, int c) {
        if (legal(c)) {
            out.appendCodePoint(c);
        } else if (c < 0xD800 || c > 0xDFFF) {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
            }
        }
    }
}
