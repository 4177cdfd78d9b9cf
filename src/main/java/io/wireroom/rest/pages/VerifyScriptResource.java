package io.wireroom.rest.pages;

import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The script of {@link VerifyResource}'s page. */
@Path("/verify/script.js")
public class VerifyScriptResource {
    private final Body script = Body.of(PackagedFile.of("verify.js"), "text/javascript;charset=UTF-8");

    @GET
    public Response script(@Context HttpHeaders headers) {
        return Responses.respond(headers, Representation.forEverybody(script));
    }
}
