package io.wireroom.parse.ninjs;

import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Value;
import java.util.Set;

/** Reads IPTC ninjs 1.x to 3.x: of news agencies, and of Wireroom. */
public final class Ninjs {
    private static final String OWN_URI_PREFIX = "urn:wireroom:article:";

    /** One of these keys, together with an identifier, distinguishes ninjs from other documents. */
    private static final Set<String> MARKS = Set.of(
            "headline", "headlines", "body_html", "body_xhtml", "body_text", "bodies", "pubstatus", "versioncreated");

    private Ninjs() {}

    public static boolean is(Value.Table object) {
        var item = new NinjsItem(object);
        boolean named = item.text("uri") != null || item.text("guid") != null;
        boolean contract = item.has("article_id") || item.has("source_link");
        return named && !contract && MARKS.stream().anyMatch(item::has);
    }

    public static Fields read(Fields document) {
        var item = new NinjsItem(document.fields());
        String uri = item.text("uri");
        return uri != null && uri.matches(OWN_URI_PREFIX + "[1-9][0-9]{0,15}")
                ? new OwnNinjs(item, Long.parseLong(uri.substring(OWN_URI_PREFIX.length()))).read(document)
                : new AgencyNinjs(item).read(document);
    }
}
