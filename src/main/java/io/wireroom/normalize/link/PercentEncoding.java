package io.wireroom.normalize.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Normalizes percent-encoding (RFC 3986 §6.2.2.1 and §6.2.2.2). */
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Uses upper-case digits, decodes unreserved characters and encodes non-ASCII ones. A percent sign without two digits is kept. */
    static String normalized(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            if (c == '%' && isByte(text, i + 1)) {
                append(out, HexFormat.fromHexDigits(text, i + 1, i + 3));
                length = 3;
            } else if (c < 0x80) {
                out.append((char) c);
            } else {
                encode(out, text.substring(i, i + length));
            }
            i += length;
        }
        return out.toString();
    }

    private static boolean isByte(String text, int at) {
        return at + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }

    private static void append(StringBuilder out, int value) {
        if (isUnreserved(value)) {
            out.append((char) value);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) value));
        }
    }

    private static void encode(StringBuilder out, String character) {
        for (byte each : character.getBytes(UTF_8)) {
            out.append('%').append(HEX.toHexDigits(each));
        }
    }

    /** RFC 3986 §2.3. */
    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
