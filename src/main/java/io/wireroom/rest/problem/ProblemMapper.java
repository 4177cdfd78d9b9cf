package io.wireroom.rest.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to {@code application/problem+json} responses (RFC 9457). */
@Singleton
public final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    public static final String MEDIA_TYPE = "application/problem+json";

    private final String types;
    private final CurrentVertxRequest current;

    ProblemMapper(WireroomConfig config, CurrentVertxRequest current) {
        this.current = current;
        this.types = config.publicUrl() + "/v1/problems/";
    }

    @ServerExceptionMapper
    public Response map(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json(problem, current.getCurrent()));
        problem.headers().forEach(header -> answer.header(header.name(), header.value()));
        return answer.build();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException refused, @Context UriInfo uri, @Context Request request) {
        int status = refused.getResponse().getStatus();
        String path = uri.getPath();
        return map(
                switch (Methods.isRefused(status, request.getMethod(), path) ? 405 : status) {
                    case 404 -> new Problem(ProblemType.NOT_FOUND, null);
                    case 405 ->
                        new Problem(ProblemType.METHOD_NOT_ALLOWED, null)
                                .header(HttpHeaders.ALLOW, Methods.allowed(path));
                    case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, null);
                    case 413 -> new Problem(ProblemType.TOO_LARGE, null);
                    case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, null);
                    case 503 -> new Problem(ProblemType.UNAVAILABLE, null);
                    default -> status < 500 ? new Problem(ProblemType.BAD_PARAMETER, null) : internal(refused);
                });
    }

    @ServerExceptionMapper
    public Response map(RuntimeException defect) {
        return map(internal(defect));
    }

    private Problem internal(RuntimeException defect) {
        LOG.errorf(defect, "Request %s failed", RequestId.of(current.getCurrent()));
        return new Problem(ProblemType.INTERNAL, null);
    }

    /** The problem document. */
    public byte[] json(Problem problem, RoutingContext request) {
        return JsonObjects.of(json -> {
            members(problem, json);
            json.writeStringField("request_id", RequestId.of(request));
        });
    }

    /** The document's members, but for the request's. */
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
