package io.wireroom.render;

/** Plain text inside HTML. */
final class Html {

    private Html() {}

    /** The text as HTML shows it, between tags and inside quoted attributes. */
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
