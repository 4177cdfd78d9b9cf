package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Converts IRIs (RFC 3987), which producers may supply, to URIs (RFC 3986) for formats that allow only URIs. */
final class UriText {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private UriText() {}

    /** Percent-encodes the UTF-8 bytes of characters that URIs do not allow (RFC 3987 §3.1). A URI is returned unchanged. */
    static String of(String url) {
        String whole = STRAY_PERCENT.matcher(url).replaceAll("%25");
        if (whole.chars().allMatch(UriText::isAllowed)) {
            return whole;
        }
        int path = whole.indexOf('/', whole.indexOf("//") + 2);
        // The authority is not encoded: it may contain the brackets of an IPv6 address.
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
