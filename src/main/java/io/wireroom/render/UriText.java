package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

/** URLs for formats that take URIs (RFC 3986) only, where producers may have written an IRI (RFC 3987). */
final class UriText {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private UriText() {}

    /** Writes what a URI can't hold as {@code %XX} of its UTF-8 bytes (RFC 3987 §3.1); a URI stays as it is. */
    static String of(String url) {
        if (url.chars().allMatch(UriText::isAllowed)) {
            return url;
        }
        StringBuilder out = new StringBuilder(url.length());
        for (byte b : CleanText.unicode(url).getBytes(UTF_8)) {
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
