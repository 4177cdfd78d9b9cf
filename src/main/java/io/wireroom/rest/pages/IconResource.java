package io.wireroom.rest.pages;

import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The icon that browsers request. */
@Path("/")
public class IconResource {
    /** It rarely changes, and browsers request it with every page. */
    private static final String CACHE_FOR_ONE_DAY = "public, max-age=86400";

    private final Body ico = Body.of(PackagedFile.of("favicon.ico"), "image/vnd.microsoft.icon");
    private final Body svg = Body.of(PackagedFile.of("favicon.svg"), "image/svg+xml");

    @GET
    @Path("favicon.ico")
    public Response ico(@Context HttpHeaders headers) {
        return answer(headers, ico);
    }

    @GET
    @Path("favicon.svg")
    public Response svg(@Context HttpHeaders headers) {
        return answer(headers, svg);
    }

    private static Response answer(HttpHeaders headers, Body icon) {
        return Responses.respond(headers, new Representation(icon, CACHE_FOR_ONE_DAY, null, Map.of()));
    }
}
