package io.wireroom.rest.console;

import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.pages.PackagedFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The style sheet and the script of the console, which contain no data. */
@Path(ConsoleAccess.ROOT)
public class ConsoleFiles {
    private static final String FOLDER = "/io/wireroom/rest/console/";

    private final Body style = Body.of(PackagedFile.of(FOLDER + "console.css"), "text/css;charset=UTF-8");
    private final Body script = Body.of(PackagedFile.of(FOLDER + "htmx.min.js"), "text/javascript;charset=UTF-8");

    @GET
    @Path("console.css")
    public Response style(@Context HttpHeaders headers) {
        return Responses.respond(headers, Representation.forEverybody(style));
    }

    @GET
    @Path("htmx.min.js")
    public Response script(@Context HttpHeaders headers) {
        return Responses.respond(headers, Representation.forEverybody(script));
    }
}
