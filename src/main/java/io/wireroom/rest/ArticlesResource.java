package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.Positions;
import io.wireroom.event.ArticleJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Published articles, newest first: all that there are, page by page, however deep. */
@Path("/v1/articles")
@RunOnVirtualThread
public class ArticlesResource {
    private static final Set<String> KNOWN = Stream.concat(
                    ArticleQueries.FILTERS.stream(), Stream.of("limit", "cursor", "fields"))
            .collect(Collectors.toUnmodifiableSet());
    private static final byte[] START = "{\"items\":[".getBytes(UTF_8);

    private final Reading reading;
    private final Readers readers;
    private final Editions editions;
    private final Links links;

    ArticlesResource(Reading reading, Readers readers, Editions editions, Links links) {
        this.reading = reading;
        this.readers = readers;
        this.editions = editions;
        this.links = links;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = readers.current(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN);
        int limit = parameters.number("limit", 1, 200, 50);
        ArticleFieldSet fields = ArticleFieldSet.of(parameters.texts("fields"));
        Cursor cursor = parameters.cursor("cursor", reading.identity(), links.snapshot());
        try (ArchiveView view = reading.view()) {
            ArticlePage page =
                    view.newest(ArticleQueries.read(parameters, reader), limit, cursor == null ? null : cursor.place());
            String next = next(page);
            Body body = new Body(write(page, next, fields, reader), "application/json", null);
            Response.ResponseBuilder answer = Answers.answer(headers, body, Answers.REVALIDATE);
            if (next != null) {
                answer.header(HttpHeaders.LINK, "<" + links.page(uri, next) + ">; rel=\"next\"");
            }
            return answer.build();
        }
    }

    /** Without positions of the log: they move with every change, and the list would never be the same twice. */
    private @Nullable String next(ArticlePage page) {
        return page.next() == null ? null : new Cursor(Positions.START, page.next()).encode(reading.identity());
    }

    private byte[] write(ArticlePage page, @Nullable String next, ArticleFieldSet fields, Reader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        bytes.writeBytes(START);
        String separator = "";
        for (ArchivedEdition item : page.items()) {
            bytes.writeBytes(separator.getBytes(UTF_8));
            bytes.writeBytes(
                    fields.isAll()
                            ? editions.json(item, reader)
                            : ArticleJson.write(editions.read(item, reader), fields));
            separator = ",";
        }
        // A cursor is base64url: nothing in it needs an escape.
        String end = next == null ? "],\"next\":null}" : "],\"next\":\"" + next + "\"}";
        bytes.writeBytes(end.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
