package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** URLs for formats that take URIs (RFC 3986) only, where producers may have written an IRI (RFC 3987). */
final class UriText {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private UriText() {}

    /** Writes what a URI can't hold as {@code %XX} of its UTF-8 bytes (RFC 3987 §3.1); a URI stays as it is. */
    static String of(String url) {
        String whole = STRAY_PERCENT.matcher(url).replaceAll("%25");
        if (whole.chars().allMatch(UriText::isAllowed)) {
            return whole;
        }
        int path = whole.indexOf('/', whole.indexOf("//") + 2);
        // Brackets may stand around an IPv6 address, and nowhere after it.
        return path < 0 ? whole : whole.substring(0, path) + encode(whole.substring(path));
    }

    private static String encode(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : CleanText.unicode(path).getBytes(UTF_8)) {
            if (isAllowed(b)) {
                out.append((char) b);
            } else {
                out.append("%%%02X".formatted(b));
            }
        }
        return out.toString();
    }

    private static boolean isAllowed(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || ALLOWED.indexOf(b) >= 0;
    }
}
