package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.event.ArticleJson;
import io.wireroom.render.HugoDocument;
import io.wireroom.render.Ninjs;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The format of a route's records. */
public enum RouteFormat {
    /** The bytes of the normalized event. */
    ARTICLE("article", "application/json"),
    NINJS("ninjs", "application/vnd.iptc.ninjs+json"),
    HUGO("hugo", "text/markdown;charset=UTF-8");

    static final String NAMES =
            Arrays.stream(values()).map(RouteFormat::toString).collect(Collectors.joining(", "));

    private static final Ninjs NINJS_WRITER = new Ninjs();
    private static final HugoDocument HUGO_WRITER = new HugoDocument();

    private final String name;
    private final String contentType;

    RouteFormat(String name, String contentType) {
        this.name = name;
        this.contentType = contentType;
    }

    static Optional<RouteFormat> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }

    /** The format of records with this header {@code content-type}. */
    public static Optional<RouteFormat> ofContentType(String contentType) {
        return Arrays.stream(values())
                .filter(each -> each.contentType.equals(contentType))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    public byte[] write(Article article) {
        return switch (this) {
            case ARTICLE -> ArticleJson.write(article);
            case NINJS -> NINJS_WRITER.write(article);
            case HUGO -> HUGO_WRITER.write(article);
        };
    }

    /** The value in the routes file. */
    @Override
    public String toString() {
        return name;
    }
}
