package io.wireroom.normalize.link;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the references of a body against the article's {@code source_link} (RFC 3986 §5.2). Rejects all schemes except {@code http},
 * {@code https} and {@code mailto}.
 */
public final class LinkResolver {
    private static final int MAX_MAILTO_LENGTH = 2_048;

    private final @Nullable WebUrl base;

    /**
     * @param base the article's {@code source_link}; null if relative references can't be resolved. Those with a host are {@code https}
     *     then
     */
    public LinkResolver(@Nullable WebUrl base) {
        this.base = base;
    }

    /** Whether the target of a link equals its text and has no delimiter of a URL. Such a target is a producer's mistake. */
    public static boolean isWord(String reference, Element link) {
        String word = reference.strip();
        return !word.isEmpty()
                && word.chars().noneMatch(c -> "/.#?:\\".indexOf(c) >= 0)
                && word.equalsIgnoreCase(link.text().strip());
    }

    /** Resolves the target of a link: {@code http}, {@code https} or {@code mailto}. */
    public Optional<String> href(String reference) {
        String squeezed = WebUrl.squeezed(reference);
        return scheme(squeezed).equals("mailto") ? mailto(squeezed) : web(squeezed);
    }

    /** Resolves the URL of an image: {@code http} or {@code https}. */
    public Optional<String> src(String reference) {
        return web(WebUrl.squeezed(reference));
    }

    private static Optional<String> mailto(String link) {
        String address = WebUrl.encoded(link.substring("mailto:".length()));
        return address.isEmpty() || address.length() > MAX_MAILTO_LENGTH
                ? Optional.empty()
                : Optional.of("mailto:" + address);
    }

    private Optional<String> web(String reference) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        String scheme = scheme(reference);
        if (scheme.isEmpty() && base != null) {
            return WebUrl.parseSqueezed(resolved(base, reference)).map(WebUrl::text);
        }
        if (scheme.isEmpty()) {
            return isNetworkPath(reference)
                    ? WebUrl.parseSqueezed("https://" + reference.substring(2)).map(WebUrl::text)
                    : Optional.empty();
        }
        return WebUrl.parseSqueezed(reference).map(WebUrl::text);
    }

    /** The scheme in lower case; empty if there is none. */
    private static String scheme(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return reference.substring(0, i).toLowerCase(Locale.ROOT);
            }
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return "";
            }
        }
        return "";
    }

    private static String resolved(WebUrl base, String reference) {
        String url = base.text();
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        return switch (reference.charAt(0)) {
            case '#' -> whole + reference;
            case '?' -> whole.substring(0, WebUrl.pathEnd(whole, 0)) + reference;
            case '/', '\\' -> rooted(base, reference);
            default -> base.origin() + withoutDots(folder(base.path()) + reference);
        };
    }

    private static String rooted(WebUrl base, String reference) {
        return isNetworkPath(reference)
                ? base.text().substring(0, base.text().indexOf(':') + 1) + "//" + reference.substring(2)
                : base.origin() + withoutDots(reference);
    }

    /** Whether the reference has a host but no scheme: {@code //host/path} (RFC 3986 §4.2). Browsers read a backslash as a slash. */
    private static boolean isNetworkPath(String reference) {
        return reference.length() > 1 && isSlash(reference.charAt(0)) && isSlash(reference.charAt(1));
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String folder(String path) {
        return path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Removes dot segments (RFC 3986 §5.2.4). */
    static String withoutDots(String reference) {
        int end = WebUrl.pathEnd(reference, 0);
        String[] segments = reference.substring(0, end).replace('\\', '/').split("/", -1);
        var kept = new ArrayDeque<String>();
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            boolean dots = segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segment);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept) + reference.substring(end);
    }
}
