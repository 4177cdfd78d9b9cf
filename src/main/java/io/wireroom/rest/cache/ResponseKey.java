package io.wireroom.rest.cache;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.query.IgnoredParameters;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * Everything that a response depends on, except the archive state and the headers used by {@link Representation#select}.
 *
 * @param uri path and query, without tracking parameters
 * @param accept the lines of the {@code Accept} header
 */
record ResponseKey(Reader reader, String uri, List<String> accept) {
    static ResponseKey of(Reader reader, HttpServerRequest request) {
        return new ResponseKey(
                reader,
                IgnoredParameters.withoutIn(request.uri()),
                List.copyOf(request.headers().getAll(HttpHeaders.ACCEPT)));
    }

    /** Strings cache their hash codes; those of the reader's rights would be computed for each request. */
    @Override
    public int hashCode() {
        return 31 * uri.hashCode() + reader.name().hashCode();
    }
}
