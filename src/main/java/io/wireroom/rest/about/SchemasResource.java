package io.wireroom.rest.about;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
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

/** The contracts of the topics: the JSON Schemas of articles and of the journal, and the AsyncAPI document. */
@Path("/v1/schemas")
public class SchemasResource {
    private final Map<String, Body> schemas = new LinkedHashMap<>();

    SchemasResource(WireroomConfig config) {
        schemas.put("article.json", body("article.json", "application/schema+json", config));
        schemas.put("journal.json", body("journal.json", "application/schema+json", config));
        schemas.put("asyncapi.json", body("asyncapi.json", "application/vnd.aai.asyncapi+json;version=3.0.0", config));
    }

    @GET
    @Path("{name}")
    public Response schema(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Body schema = schemas.get(name);
        if (schema == null) {
            throw new Problem(ProblemType.NOT_FOUND, null).with("schemas", String.join(" ", schemas.keySet()));
        }
        return Responses.answer(headers, Representation.forEverybody(schema));
    }

    private static Body body(String name, String mediaType, WireroomConfig config) {
        try (InputStream file = SchemasResource.class.getResourceAsStream("/io/wireroom/schemas/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the schema " + name + " is missing from this package");
            }
            String text = new String(file.readAllBytes(), UTF_8).replace("{public-url}", config.publicUrl());
            return new Body(text.getBytes(UTF_8), mediaType, null);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " can't be read", e);
        }
    }
}
