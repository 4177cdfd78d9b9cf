package io.wireroom.rest.query;

import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.config.WireroomConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Absolute URLs of this service, as partners reach it: not as the request happened to name it. */
@Singleton
public final class Links {
    private final String base;

    Links(WireroomConfig config) {
        this.base = config.publicUrl();
    }

    public String to(String path) {
        return base + path;
    }

    /** Where a client begins again whose cursor can't be honoured. */
    public String snapshot() {
        return to("/v1/snapshot");
    }

    /** The request's own URL, without what only tracks. */
    public String self(UriInfo uri) {
        return self(uri, uri.getRequestUri().getRawPath());
    }

    /** The request's URL at another path. */
    public String self(UriInfo uri, String path) {
        String query = TrackingParameters.without(uri.getRequestUri().getRawQuery());
        return to(path) + (query == null ? "" : "?" + query);
    }

    /** The first page of the list that {@code self} is a page of. */
    public String first(String self) {
        return UriBuilder.fromUri(self).replaceQueryParam("cursor").build().toString();
    }

    /**
     * The page after this one, or none. Its cursor is without positions of the log: they move with every change, and the
     * list would never be the same twice.
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

    /** Where a list goes on; absent at its end. */
    @Nullable
    public String cursor(ArticlePage page, String identity) {
        return page.next() == null ? null : new Cursor(PartitionOffsets.START, page.next()).encode(identity);
    }

    /** Names the next page as {@code Link} does (RFC 8288); none for none. */
    public static @Nullable String next(@Nullable String next) {
        return next == null ? null : "<" + next + ">; rel=\"next\"";
    }
}
