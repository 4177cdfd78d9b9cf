package io.wireroom.rest.about;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StandardHeaders;
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
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** A page for each problem type. The {@code type} of a problem is its URL. No key is required. */
@Path("/v1/problems")
public class ProblemsResource {
    private static final String SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<ProblemType, Body> pages = new EnumMap<>(ProblemType.class);
    private final Body list;

    ProblemsResource() {
        StringBuilder all = new StringBuilder();
        for (ProblemType type : ProblemType.values()) {
            pages.put(type, page(type.title(), section("h1", type.title(), type)));
            all.append(section("h2", "<a href=\"/v1/problems/" + type + "\">" + type + "</a>", type));
        }
        this.list = page("Problems", "<h1>Problems</h1>\n" + all);
    }

    @GET
    public Response all(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answer(headers, list);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        for (Map.Entry<ProblemType, Body> page : pages.entrySet()) {
            if (page.getKey().toString().equals(name)) {
                return answer(headers, page.getValue());
            }
        }
        throw new Problem(ProblemType.NOT_FOUND, null);
    }

    private static Response answer(HttpHeaders headers, Body page) {
        return Responses.respond(
                headers, Representation.forEverybody(page).with(StandardHeaders.SECURITY_POLICY, SECURITY_POLICY));
    }

    /** The texts are constants without markup. */
    private static String section(String heading, String title, ProblemType type) {
        ProblemHelp help = ProblemHelp.of(type);
        return """
                <%1$s>%2$s</%1$s>
                <dl>
                <dt>Status</dt><dd>%3$d</dd>
                <dt>When</dt><dd>%4$s</dd>
                <dt>What to do</dt><dd>%5$s</dd>
                </dl>
                """.formatted(heading, title, type.status(), help.when(), help.remedy());
    }

    private static Body page(String title, String content) {
        String html = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body{margin:2rem auto;max-width:42rem;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}
                dt{font-weight:600}dd{margin:0 0 .75rem}</style>
                %s</html>
                """.formatted(title, content);
        return new Body(html.getBytes(UTF_8), "text/html;charset=UTF-8", null);
    }
}
