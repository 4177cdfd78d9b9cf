package io.wireroom.rest.about;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.RouteTable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The JSON Schemas of articles, of the journal and of statements, and the AsyncAPI document. */
@Path("/v1/schemas")
public class SchemasResource {
    private static final String ASYNC_API = "asyncapi.json";

    private final Map<String, Body> schemas = new LinkedHashMap<>();
    private final WireroomConfig config;
    private final CurrentRoutes routes;
    private volatile TopicsOf topics;

    /** The AsyncAPI document with the topics of these rules. */
    private record TopicsOf(RouteTable table, Body body) {}

    SchemasResource(WireroomConfig config, CurrentRoutes routes) {
        this.config = config;
        this.routes = routes;
        schemas.put("article.json", body("article.json", "application/schema+json"));
        schemas.put("journal.json", body("journal.json", "application/schema+json"));
        schemas.put("statement.json", body("statement.json", "application/schema+json"));
        this.topics = topicsOf(routes.table());
    }

    @GET
    @Path("{name}")
    public Response schema(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Body schema = name.equals(ASYNC_API) ? asyncApi() : schemas.get(name);
        if (schema == null) {
            throw new Problem(ProblemType.NOT_FOUND, null)
                    .with("schemas", String.join(" ", schemas.keySet()) + " " + ASYNC_API);
        }
        return Responses.respond(headers, Representation.forEverybody(schema));
    }

    private Body asyncApi() {
        RouteTable table = routes.table();
        TopicsOf made = topics;
        if (made.table() != table) {
            made = topicsOf(table);
            topics = made;
        }
        return made.body();
    }

    private TopicsOf topicsOf(RouteTable table) {
        String document = RouteChannels.in(text(ASYNC_API), table);
        return new TopicsOf(
                table, new Body(document.getBytes(UTF_8), "application/vnd.aai.asyncapi+json;version=3.0.0", null));
    }

    private Body body(String name, String mediaType) {
        return new Body(text(name).getBytes(UTF_8), mediaType, null);
    }

    private String text(String name) {
        try (InputStream file = SchemasResource.class.getResourceAsStream("/io/wireroom/schemas/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the schema " + name + " is missing from this package");
            }
            return new String(file.readAllBytes(), UTF_8).replace("{public-url}", config.publicUrl());
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " can't be read", e);
        }
    }
}
