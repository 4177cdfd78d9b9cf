package io.wireroom.rest.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The guides, which need no key. Alerts link to {@code /docs/runbook}. Query parameters are ignored. */
@Path(GuidePaths.ROOT)
@RunOnVirtualThread
public class GuidesResource {
    private final Guides guides;

    GuidesResource(Guides guides) {
        this.guides = guides;
    }

    @GET
    public Response index(@Context HttpHeaders headers) {
        return answer(headers, GuidePaths.ROOT);
    }

    @GET
    @Path("{path: .+}")
    public Response guide(@PathParam("path") String path, @Context HttpHeaders headers) {
        return answer(headers, GuidePaths.ROOT + "/" + path);
    }

    private Response answer(HttpHeaders headers, String path) {
        Body page = guides.find(path).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        return Responses.respond(headers, HtmlBody.forEverybody(page));
    }
}
