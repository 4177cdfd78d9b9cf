package io.wireroom.render;

/** XML namespaces of feeds and sitemaps. */
final class Namespace {
    static final String ATOM = "http://www.w3.org/2005/Atom";
    static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    static final String IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
    static final String MEDIA = "http://search.yahoo.com/mrss/";
    static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    private Namespace() {}
}
