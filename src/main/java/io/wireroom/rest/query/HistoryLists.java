package io.wireroom.rest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryPosition;
import io.wireroom.json.JsonObjects;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Responses with pages of the document index. They must not be cached. */
@Singleton
public final class HistoryLists {
    private final Links links;

    HistoryLists(Links links) {
        this.links = links;
    }

    @FunctionalInterface
    public interface Item<T> {
        void writeTo(T item, JsonGenerator json) throws IOException;
    }

    public <T> Response respond(HistoryPage<T> page, UriInfo uri, Item<T> item) {
        HistoryPosition next = page.next();
        byte[] json = JsonObjects.of(out -> {
            out.writeArrayFieldStart("items");
            for (T each : page.items()) {
                item.writeTo(each, out);
            }
            out.writeEndArray();
            out.writeStringField("next", next == null ? null : next.encode());
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LINK, next == null ? null : Links.next(following(uri, next)))
                .build();
    }

    private String following(UriInfo uri, HistoryPosition next) {
        return UriBuilder.fromUri(links.self(uri))
                .replaceQueryParam("cursor", next.encode())
                .build()
                .toString();
    }

    public static @Nullable HistoryPosition cursor(Parameters given) {
        String text = given.text("cursor");
        return text == null
                ? null
                : HistoryPosition.decode(text).orElseThrow(() -> new Problem(ProblemType.BAD_CURSOR, null));
    }
}
