package io.wireroom.rest.query;

import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.config.WireroomConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Creates absolute URLs of this service from its public URL, independent of the request's {@code Host}. */
@Singleton
public final class Links {
    private final String base;

    Links(WireroomConfig config) {
        this.base = config.publicUrl();
    }

    public String to(String path) {
        return base + path;
    }

    /** URL of the snapshot, where a client with an expired cursor starts again. */
    public String snapshot() {
        return to("/v1/snapshot");
    }

    /** The request's URL without tracking parameters. */
    public String self(UriInfo uri) {
        return self(uri, uri.getRequestUri().getRawPath());
    }

    /** The request's URL at another path. */
    public String self(UriInfo uri, String path) {
        String query = IgnoredParameters.without(uri.getRequestUri().getRawQuery());
        return to(path) + (query == null ? "" : "?" + query);
    }

    /** URL of the list's first page, from the URL of any page. */
    public static String first(String self) {
        String first =
                UriBuilder.fromUri(self).replaceQueryParam("cursor").build().toString();
        return first.endsWith("?") ? first.substring(0, first.length() - 1) : first;
    }

    /**
     * URL of the next page; null on the last page. Its cursor has no log positions, because they change with every event and
     * would change the list's entity tag.
     */
    @Nullable
    public String next(String self, ArticlePage page, String identity) {
        String cursor = cursor(page, identity);
        return cursor == null
                ? null
                : UriBuilder.fromUri(self)
                        .replaceQueryParam("cursor", cursor)
                        .build()
                        .toString();
    }

    /** Cursor of the next page; null on the last page. */
    @Nullable
    public String cursor(ArticlePage page, String identity) {
        return page.next() == null ? null : new Cursor(PartitionOffsets.START, page.next()).encode(identity);
    }

    /** Value of the {@code Link} header with the next page (RFC 8288); null on the last page. */
    public static @Nullable String next(@Nullable String next) {
        return next == null ? null : "<" + next + ">; rel=\"next\"";
    }
}
