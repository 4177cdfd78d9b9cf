package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute {@code http} or {@code https} URL of an image in normalized form.
 *
 * @param host in lower case and ASCII (IDNA, RFC 3490); an IPv4 address in four decimal parts; an IPv6 address without brackets
 * @param target path and query, in ASCII
 */
record ImageUrl(boolean secure, String host, int port, String target) {
    private static final int MAX_LENGTH = 8_192;
    private static final Pattern SHAPE = Pattern.compile(
            "(?i)(https?)://(\\[[0-9a-f:.]+]|[^/?#\\\\@:\\[\\]]+)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9_-]{1,63}\\.)*[a-z0-9_-]{1,63}");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final String PART = "(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile("(?:" + PART + "\\.){3}" + PART);
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_PORT = 65_535;

    /**
     * Parses {@code text}. Empty for other schemes, user info, backslashes in the authority, invalid hosts, and IPv4 addresses in
     * any form other than four decimal parts. Resolvers differ in how they read the other forms (decimal, octal, hexadecimal,
     * short; see WHATWG URL §3.5).
     */
    static Optional<ImageUrl> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).length() == "https".length();
        int port = parts.group(3) == null ? (secure ? 443 : 80) : Integer.parseInt(parts.group(3));
        String host = host(parts.group(2));
        return host == null || port > MAX_PORT
                ? Optional.empty()
                : Optional.of(new ImageUrl(secure, host, port, target(parts.group(4))));
    }

    /** Resolves a {@code Location} field against this URL (RFC 9110 §10.2.2); empty if the target is not a valid image URL. */
    Optional<ImageUrl> redirected(String location) {
        String reference = location.strip();
        if (reference.startsWith("//")) {
            return parse((secure ? "https:" : "http:") + reference);
        }
        if (SCHEME.matcher(reference).lookingAt()) {
            return parse(reference);
        }
        String relative = ascii(reference);
        return parse(
                relative.startsWith("?")
                        ? origin() + path() + relative
                        : URI.create(origin() + target).resolve(relative).toString());
    }

    /** Origin such as {@code https://images.example:8443}; the scheme's default port is omitted. */
    String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** Value of the {@code Host} field (RFC 9110 §7.2). */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    private String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static @Nullable String host(String written) {
        if (written.startsWith("[")) {
            return ipv6(written.substring(1, written.length() - 1));
        }
        String host = normalizedHost(written);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        boolean valid = host.length() <= MAX_HOST_LENGTH
                && (NUMERIC_END.matcher(host).matches() ? IPV4.matcher(host) : NAME.matcher(host)).matches();
        return valid ? host : null;
    }

    private static @Nullable String ipv6(String written) {
        try {
            return written.indexOf(':') < 0
                    ? null
                    : InetAddress.ofLiteral(written).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** Converts to ASCII before validation, which also folds full-width digits, so that the validated host is the one used. */
    private static String normalizedHost(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }

    private static String target(@Nullable String written) {
        String target = written == null ? "/" : ascii(written);
        return target.startsWith("?") ? "/" + target : target;
    }

    /** Percent-encodes characters that RFC 3986 does not allow in path and query. */
    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte each : text.getBytes(UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c > ' ' && c < 0x7F && "\"<>\\^`{|}[]".indexOf(c) < 0) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return LONE_PERCENT.matcher(out).replaceAll("%25");
    }
}
