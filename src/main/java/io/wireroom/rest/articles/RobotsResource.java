package io.wireroom.rest.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Rules for crawlers (RFC 9309): pages and images are allowed, and the sitemaps of the reader's site are listed. */
@Path("/robots.txt")
public class RobotsResource {
    private final PartnerAuthenticator authenticator;

    RobotsResource(PartnerAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    @GET
    public Response robots(@Context HttpHeaders headers) {
        String site = authenticator.pageReader(headers).site();
        String text = """
                User-agent: *
                Disallow: /v1/
                Disallow: /q/
                Sitemap: %1$s/sitemap.xml
                Sitemap: %1$s/sitemap-news.xml
                """.formatted(site);
        return Responses.respond(
                headers, Representation.of(new Body(text.getBytes(UTF_8), "text/plain;charset=UTF-8", null)));
    }
}
