package io.wireroom.rest;

import io.wireroom.config.WireroomConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

/** Absolute URLs of this service, as partners reach it: not as the request happened to name it. */
@Singleton
final class Links {
    private final String base;

    Links(WireroomConfig config) {
        this.base = config.publicUrl();
    }

    /** Where a client begins again whose cursor can't be honoured. */
    String snapshot() {
        return base + "/v1/snapshot";
    }

    /** The request's own URL. */
    String self(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return base + uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The request's URL with another cursor. */
    String page(UriInfo uri, String cursor) {
        UriBuilder builder = UriBuilder.fromUri(self(uri)).replaceQueryParam("cursor", cursor);
        return builder.build().toString();
    }
}
