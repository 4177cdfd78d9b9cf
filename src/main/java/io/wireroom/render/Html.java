package io.wireroom.render;

/** Escapes plain text for HTML. */
final class Html {

    private Html() {}

    /** Escapes {@code text} for element content and quoted attribute values. */
    static String escape(String text) {
        return CleanText.xml(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\r", "&#13;");
    }
}
