package io.wireroom.rest.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.json.JsonObjects;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes problems: as {@code application/problem+json} (RFC 9457), or as pages for browsers. */
@Singleton
public final class ProblemWriter {
    private static final String JSON_TYPE = "application/problem+json";
    private static final String HTML_TYPE = "text/html;charset=UTF-8";

    private final String types;
    private final List<ProblemPages> pages;

    ProblemWriter(WireroomConfig config, @All List<ProblemPages> pages) {
        this.types = config.publicUrl() + "/v1/problems/";
        this.pages = pages;
    }

    /** @param headers the headers that describe the body; the problem has further ones */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record ProblemResponse(Map<String, String> headers, byte[] body) {}

    public ProblemResponse write(Problem problem, RoutingContext request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Optional<ProblemPages> page = AcceptedFormat.isPage(request)
                ? pages.stream().filter(each -> each.areFor(path(request))).findFirst()
                : Optional.empty();
        if (page.isPresent()) {
            headers.put(HttpHeaders.CONTENT_TYPE, HTML_TYPE);
            headers.put("Content-Security-Policy", page.get().securityPolicy());
            return new ProblemResponse(headers, page.get().write(problem, types + problem.type(), request));
        }
        headers.put(HttpHeaders.CONTENT_TYPE, JSON_TYPE);
        return new ProblemResponse(headers, json(problem, request));
    }

    /** Empty for a request whose target is not a path. */
    private static String path(RoutingContext request) {
        return Objects.requireNonNullElse(request.request().path(), "");
    }

    private byte[] json(Problem problem, RoutingContext request) {
        return JsonObjects.of(json -> {
            members(problem, json);
            json.writeStringField("request_id", RequestId.of(request));
        });
    }

    /** Writes the members of the problem document, except for {@code request_id}. */
    public void members(Problem problem, JsonGenerator json) throws IOException {
        json.writeStringField("type", types + problem.type());
        json.writeStringField("title", problem.type().title());
        json.writeNumberField("status", problem.type().status());
        if (problem.getMessage() != null) {
            json.writeStringField("detail", problem.getMessage());
        }
        for (Map.Entry<String, Object> member : problem.members().entrySet()) {
            json.writePOJOField(member.getKey(), member.getValue());
        }
    }
}
